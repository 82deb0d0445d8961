// What the page says of `summary`.
import type { Words } from '../words.ts';

export const summary: Words['summary'] = {
  title: 'Đã xong phiên',
  nothing: 'Lần này bạn chưa trả lời câu nào. Các câu hỏi vẫn chờ bạn.',
  strong: 'Bạn đã nắm được gần hết. Một phiên rất tốt.',
  fair: 'Đúng nhiều hơn sai, và câu nào sai sẽ quay lại cho đến khi bạn nhớ.',
  hard: 'Hôm nay toàn câu khó. Chính những câu sai giúp bạn học được nhiều nhất.',
  score: 'Kết quả',
  ofRight: { other: 'trên {count} câu đúng' },
  learnedShort: { other: 'thẻ đã nhớ' },
  minutes: { other: 'phút' },
  streak: { other: 'ngày liên tiếp' },
  goOn: { other: 'Học tiếp: hôm nay còn {count} thẻ' },
  traps: { other: 'Những bẫy bạn đã mắc' },
  times: { other: '{count} lần' },
  drillTraps: { other: 'Luyện các bẫy này' },
  failed: 'Cần học lại',
  learned: 'Đã nhớ',
  tomorrow: 'Ngày mai',
  tomorrowDue: { other: '{count} thẻ quay lại' },
  tomorrowNew: { other: '{count} thẻ mới đang chờ' },
  tomorrowFree: 'Không có gì chờ bạn. Chúc bạn một ngày vui.',
};
