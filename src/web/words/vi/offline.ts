// What the page says of a lost connection, of answers that wait for one, and of itself as an app.
import type { Words } from '../words.ts';

export const offline: Words['offline'] = {
  connection: 'Kết nối',
  lost: 'Mất kết nối. Câu trả lời của bạn vẫn được giữ lại ở đây.',
  kept: { other: 'Mất kết nối: đang giữ {count} câu trả lời, sẽ gửi khi có mạng lại.' },
  waiting: { other: '{count} câu trả lời đang chờ gửi.' },
  sending: { other: 'Đang gửi {count} câu trả lời …' },
  asOf: 'Dữ liệu lúc {time}.',
  results: 'Các câu trả lời đã giữ: {right} đúng, {wrong} sai.',
  sentDone: { other: 'Đã gửi {count} câu trả lời được giữ lại.' },
  refused: { other: '{count} câu trả lời được giữ lại không được chấp nhận.' },
  show: 'Xem',
  dismiss: 'Đóng',
  title: 'Câu trả lời được giữ lại',
  waitingTitle: 'Đang chờ gửi',
  waitingLead:
    'Chúng được lưu an toàn trong trình duyệt này và sẽ tự gửi đi khi có mạng. Bạn có thể đóng trang.',
  sendNow: 'Gửi ngay',
  refusedTitle: 'Không được chấp nhận',
  sentTitle: 'Đã gửi',
  answeredAt: 'Trả lời lúc {time}',
  aQuestion: 'Một câu hỏi',
  right: 'Đúng',
  wrong: 'Sai',
  recorded: 'Đã ghi nhận; kết quả sẽ có khi hết giờ thi',
  whyAnswered:
    'Câu này đã được trả lời trước đó, trên thiết bị khác hoặc ở tab khác. Câu trả lời ấy được tính, bạn không cần làm gì.',
  whyClosed:
    'Phiên đã kết thúc trước khi bạn trả lời nên câu này không được tính; thẻ sẽ quay lại khi đến hạn.',
  whyExamOver:
    'Bài thi đã kết thúc trước khi câu trả lời được gửi đến. Bài thi tính những gì đã có lúc đó; hãy xem kết quả thi.',
  whyOld: 'Câu trả lời đã quá 30 ngày nên không được tính; thẻ sẽ quay lại khi đến hạn.',
  whyGone:
    'Máy chủ không còn nhận ra câu hỏi này nên câu trả lời không được tính. Hãy bắt đầu một phiên mới để tiếp tục.',
  whyUnfit: 'Câu hỏi đã được sửa nên câu trả lời không còn khớp. Thẻ sẽ quay lại khi đến hạn.',
  goesOn: 'Phiên luyện tập sẽ tiếp tục khi có kết nối lại',
  goesOnHelp:
    'Ở đây không còn câu hỏi nào trả lời được khi không có máy chủ. Bạn có thể quay lại sau hoặc cứ để trang mở: phiên sẽ tự tiếp tục.',
  newVersion: 'Đã có phiên bản mới của trang này.',
  loadVersion: 'Tải phiên bản mới',
};
