// What the page says of `progress`.
import type { Words } from '../words.ts';

export const progress: Words['progress'] = {
  title: 'Tiến độ',
  lead: 'Bạn đang ở đâu, sắp tới có gì, và các con số này đáng tin đến mức nào.',

  // Charts and tables
  asTable: 'Bảng: {title}',
  chartToday: 'Hôm nay',
  chartOff: 'Ngày nghỉ',
  chartFailed: 'Không tải được biểu đồ. Bảng bên dưới có đủ số liệu.',
  under: 'dưới {share}',
  over: 'trên {share}',
  span: '{low} đến {high}',
  likely: 'có lẽ từ {span}',
  haveNeed: '{have}/{need}',
  fraction: '{have}/{need}',
  day: 'Ngày',
  week: 'Tuần từ',
  month: 'Tháng',
  bank: 'Bộ câu hỏi',
  cards: 'Số thẻ',
  all: 'Tất cả',
  time: 'Thời gian',
  range: 'Khoảng',
  answered: 'Đã trả lời',
  reviews: 'Lượt ôn',
  newCards: 'Thẻ mới',

  // Overall
  overall: 'Tổng quan',
  overallTells: {
    other:
      'Bạn đã gặp {seen} trong {cards} thẻ, và {count} thẻ trong số đó sẽ còn nhớ sau ba tuần không ôn.',
  },
  nothingYet: 'Chưa có câu trả lời nào',
  nothingYetHelp:
    'Mỗi câu trả lời cho trang này biết thêm một điều: bạn nhớ gì, sắp quên gì, và khi nào cần ôn lại. Phiên đầu tiên chỉ mất năm phút.',
  start: 'Trả lời những câu đầu tiên',
  seen: 'Thẻ đã gặp',
  seenOf: { other: 'trên {count} thẻ' },
  known: 'Nhớ vững',
  knownHint: 'nhớ được từ ba tuần trở lên',
  due: 'Đến hạn',
  dueHint: 'sẽ quên dần nếu bỏ đó',
  recall: 'Nhớ hôm nay',
  recallHint: 'ước tính trên các thẻ đã gặp',
  right: 'Đúng',
  answers: { other: '{count} câu trả lời' },
  streak: 'Chuỗi ngày',
  studied: { other: 'đã học {count} ngày, {time}' },
  byBank: 'Tiến độ theo bộ câu hỏi',
  byType: 'Tiến độ theo dạng câu hỏi',
  type: 'Dạng',
  seconds: 'Giây mỗi câu',
  typeSingle: 'Một phương án',
  typeMultiple: 'Nhiều phương án',
  typeOrdering: 'Sắp xếp',
  typeMatching: 'Ghép cặp',
  typeCase: 'Tình huống',
  typeShort: 'Trả lời ngắn',
  typeRecall: 'Tự nhớ lại',

  // Readiness
  readiness: 'Mức sẵn sàng',
  mastery: 'Những gì bạn sẽ nhớ',
  noCards: 'Ở đây chưa có thẻ nào.',
  recallTodayTells: 'Nếu hôm nay hỏi mọi thẻ, bạn sẽ nhớ được {share}.',
  recallTells: 'Nếu dừng học ngay bây giờ, đến {day} bạn sẽ nhớ {share} số thẻ.',
  recallPlanTells:
    'Nếu dừng học ngay bây giờ, đến {day} bạn sẽ nhớ {share} số thẻ; nếu theo kế hoạch thì {plan}.',
  stopNow: 'Nếu dừng bây giờ',
  recallNow: 'Hôm nay',
  withPlan: 'Nếu theo kế hoạch',
  masteryHint: 'Bạn đã gặp {seen} trong {cards} thẻ; thẻ chưa gặp được tính là chưa biết.',
  masteryCorrected: 'Đã hiệu chỉnh theo kết quả thực tế của các dự đoán trước.',
  masteryByBank: 'Mức nhớ theo bộ câu hỏi',
  score: 'Kết quả dự kiến',
  scoreOf: 'Kết quả dự kiến ở kỳ thi {exam}',
  notEnough: 'Chưa đủ dữ liệu.',
  notEnoughTells:
    'Để ước tính trung thực, cần thêm câu trả lời lần đầu so với những gì bạn có trong 60 ngày qua:',
  missingAll: 'Tất cả chủ đề',
  notEnoughHelp:
    'Chỉ tính những câu hỏi bạn gặp lần đầu, giống như khi thi thật. Cứ học tiếp thẻ mới, kết quả ước tính sẽ tự hiện ra.',
  meetNew: 'Luyện tiếp',
  scoreTells: 'Với một đề mới, bạn sẽ đúng khoảng {share}, có lẽ từ {span}.',
  expected: 'Dự kiến',
  target: 'Mục tiêu của bạn',
  noTarget: 'Chưa đặt',
  targetHint: 'Chọn một tỷ lệ đúng để xem khả năng bạn đạt được.',
  chance: 'Khả năng đạt {target} trở lên: {share}.',
  weight: '{share} đề thi',
  byTopics: 'Bộ câu hỏi không nói rõ từng phần của đề thi gồm những gì, nên đây là các chủ đề.',
  scoreByDomain: 'Kết quả dự kiến theo lĩnh vực',
  domain: 'Lĩnh vực',
  share: 'Tỷ trọng',
  firstAnswers: 'Đúng ngay lần đầu',
  scoreHint: {
    other:
      'Dựa trên {answers} câu trả lời lần đầu, cho một đề {count} câu. Đây là tỷ lệ câu đúng, không phải điểm quy đổi: không ai công bố cách quy đổi.',
  },

  // Exam plan
  plan: 'Kế hoạch thi',
  noDate: 'Chưa có ngày thi',
  noDateHelp:
    'Hãy cho Trapwise biết ngày thi. Trapwise sẽ lập kế hoạch ngược từ ngày đó, cho biết có kịp không, và thêm hay bớt vài phút mỗi ngày sẽ thay đổi điều gì.',
  setDate: 'Đặt ngày thi',
  examFar: 'Kỳ thi ngày {day} còn xa',
  examFarHelp:
    'Kế hoạch bắt đầu trước kỳ thi 120 ngày. Từ nay đến đó, bạn chỉ cần ôn để không quên những gì đã học.',
  examDay: 'Hôm nay là ngày thi',
  examDayHelp:
    'Không còn gì để lên kế hoạch nữa. Hãy tin vào những gì mình biết: chúc bạn thi tốt!',
  examOver: 'Kỳ thi ngày {day} đã qua',
  examOverHelp: 'Hãy đặt ngày thi tiếp theo, hoặc cứ luyện tiếp mà không cần ngày thi.',
  noExamCards: 'Không có thẻ nào thuộc {exam}',
  noExamCardsHelp: 'Hãy chọn kỳ thi khác, hoặc không chọn: khi đó kế hoạch gồm mọi thẻ.',
  chooseExam: 'Chọn kỳ thi',
  solving: 'Đang lập kế hoạch …',
  planFits:
    'Kịp: mọi thẻ đều sẽ được hỏi trước kỳ thi, và đến {day} bạn có thể nhớ {share} số thẻ ({span}).',
  planTight: {
    other:
      'Khá gấp: {count} trong {cards} thẻ sẽ không kịp hỏi trước kỳ thi. Đến {day} bạn có thể nhớ {share} ({span}).',
  },
  minutesADay: 'Số phút mỗi ngày',
  fewer: 'Bớt phút',
  more: 'Thêm phút',
  minutesNow: {
    other:
      'Cài đặt của bạn: {count} phút. Kéo thanh trượt để xem mức khác sẽ ra sao; chưa lưu thì chưa có gì thay đổi.',
  },
  noMinutes:
    'Bạn chưa đặt số phút, chỉ giới hạn số thẻ. Kéo thanh trượt để xem một thời lượng cố định sẽ ra sao; chưa lưu thì chưa có gì thay đổi.',
  saveNothing: 'Lưu',
  save: { other: 'Lưu {count} phút mỗi ngày' },
  saved: { other: 'Đã lưu: {count} phút mỗi ngày' },
  undoTrial: 'Về cài đặt của tôi',
  recalledOnDay: 'Nhớ được vào ngày thi',
  unfit: 'Thẻ không kịp hỏi',
  answersADay: 'Câu trả lời mỗi ngày',
  secondsEach: { other: '{count} giây mỗi câu' },
  becomes: 'thành',
  working: { other: 'Đang tính xem {count} phút mỗi ngày sẽ ra sao …' },
  moreBuys: { other: 'Thêm {count} phút mỗi ngày thì được {share}.' },
  lessCosts: { other: 'Bớt {count} phút thì còn {share}.' },
  trialSame: { other: 'Với {count} phút mỗi ngày, kết quả gần như không đổi.' },
  trialShare: { other: 'Với {count} phút mỗi ngày, bạn sẽ nhớ {share} thay vì {was}.' },
  trialTells: {
    other:
      'Với {count} phút mỗi ngày, bạn sẽ nhớ {share} thay vì {was}; số thẻ không kịp hỏi: {unfit}.',
  },
  load: 'Khối lượng từng ngày',
  loadTried: { other: 'Khối lượng từng ngày với {count} phút' },
  loadShows: {
    other:
      'Biểu đồ cột: khối lượng của {count} ngày đến kỳ thi, tổng cộng {total} câu, nhiều nhất {most} câu một ngày; số ngày nghỉ: {off}.',
  },
  planned: 'Dự kiến',
  capacity: 'Mức tối đa mỗi ngày',
  unfitList: { other: '{count} thẻ không kịp hỏi' },
  unfitHelp: 'Những gì ít quan trọng nhất với kỳ thi sẽ đứng cuối. Thêm vài phút mỗi ngày là kịp.',
  andMore: { other: 'và {count} mục nữa' },

  // Forecast
  forecast: 'Những ngày tới',
  forecastDays: 'Số ngày',
  forecastTells: {
    other: 'Hôm nay {today} thẻ; trong {count} ngày tới, bận nhất là {day} với {most} thẻ.',
  },
  todayTells: {
    other: 'Hôm nay {today} thẻ, và trong {count} ngày tới không ngày nào nhiều hơn.',
  },
  carried: 'Dồn sang hôm sau',
  carriedTells: { other: 'Có lúc {count} thẻ vượt giới hạn mỗi ngày của bạn và phải chờ.' },
  forecastShows: {
    other:
      'Biểu đồ cột: khối lượng của {count} ngày tới, tổng cộng {total} thẻ; nhiều nhất vào {day}, {most} thẻ.',
  },
  forecastTable: { other: 'Số thẻ trong {count} ngày tới' },
  forecastHint:
    'Những câu bạn trả lời rồi sẽ còn quay lại, nên những ngày sau có thể nhiều hơn thế này.',
  nothingDue: 'Những ngày này không có gì đến hạn',
  nothingDueHelp: 'Hãy học thẻ mới, các lượt ôn của chúng sẽ hiện ở đây.',

  // Retention
  retention: 'Trí nhớ: dự đoán và thực tế',
  retentionAsPredicted: {
    other:
      'Trí nhớ của bạn đúng như dự đoán: nhớ {observed}, dự đoán {predicted}, qua {count} lượt ôn.',
  },
  retentionMore: {
    other: 'Bạn nhớ tốt hơn dự đoán: nhớ {observed}, dự đoán {predicted}, qua {count} lượt ôn.',
  },
  retentionLess: {
    other: 'Bạn quên nhanh hơn dự đoán: nhớ {observed}, dự đoán {predicted}, qua {count} lượt ôn.',
  },
  retentionFew: {
    other:
      'Còn quá sớm để kết luận: nhớ {observed}, dự đoán {predicted}, mới chỉ qua {count} lượt ôn.',
  },
  retentionShows: {
    other: 'Tỷ lệ nhớ theo tuần, dự đoán là đường kẻ, thực tế là các điểm, trong {count} tuần.',
  },
  retentionWeeks: 'Tỷ lệ nhớ theo tuần',
  retentionByAge: 'Tỷ lệ nhớ của thẻ mới học và thẻ đã lâu',
  predicted: 'Dự đoán',
  observed: 'Nhớ được',
  young: 'Mới học',
  mature: 'Từ ba tuần trở lên',
  noReviews: 'Chưa có lượt ôn nào',
  noReviewsHelp:
    'Ôn tập là gặp lại một thẻ vào một ngày sau đó. Khi ấy, dự đoán về trí nhớ của bạn được so với những gì bạn thật sự nhớ.',

  // Calibration
  calibration: 'Dự đoán có đáng tin không?',
  calibrationTells: {
    other:
      'Dự đoán về trí nhớ của bạn lệch trung bình {points} điểm phần trăm, qua {count} lượt ôn.',
  },
  calibrationFew: 'Mới có {have} trong {need} lượt ôn cần thiết để đánh giá các dự đoán.',
  calibrationShows: {
    other:
      'Các điểm: dự đoán so với thực tế nhớ được, chia {count} nhóm; trên đường đứt nét hai bên bằng nhau.',
  },
  calibrationHint:
    'Chiều ngang: dự đoán. Chiều dọc: nhớ được, kèm khoảng mà giá trị thật có lẽ nằm trong đó. Trên đường đứt nét, hai bên bằng nhau.',
  calibrationTable: 'Dự đoán so với thực tế',
  probes: {
    other: 'Qua {count} lần kiểm tra ngẫu nhiên: nhớ {observed}, dự đoán {predicted}.',
  },
  bent: 'Mức sẵn sàng có hiệu chỉnh dự đoán theo thực tế, vì nhờ vậy các dự đoán gần đây tốt hơn.',
  notBent: 'Đã thử hiệu chỉnh nhưng không tốt hơn, nên dự đoán được giữ nguyên.',
  bentLater: 'Từ {need} lượt ôn trở lên mới có thể hiệu chỉnh dự đoán; hiện có {have}.',

  // Confidence
  confidence: 'Độ tự tin của bạn',
  confidenceFew:
    'Hãy cho biết độ chắc chắn thêm vài lần nữa, bạn sẽ thấy có nên tin vào cảm giác đó không.',
  sureTells: {
    other: 'Khi chắc chắn, bạn đúng {share}; có {count} lần bạn chắc chắn mà vẫn sai.',
  },
  feelingHelps: {
    other:
      'Cảm giác của bạn khá chuẩn: khi chắc chắn, bạn đúng {share}. Chắc chắn mà sai: {count} lần.',
  },
  feelingMisleads: {
    other:
      'Cẩn thận: khi thấy chắc chắn bạn lại đúng ít hơn ({share}) so với lúc còn ngờ. Chắc chắn mà sai: {count} lần.',
  },
  feelingUnclear: {
    other:
      'Khi chắc chắn, bạn đúng {share}, không hơn mấy so với lúc còn ngờ. Chắc chắn mà sai: {count} lần.',
  },
  saidGuess: 'Đoán',
  saidUnsure: 'Chưa chắc',
  saidSure: 'Chắc chắn',
  neverSaid: 'chưa chọn lần nào',
  rightOf: { other: 'đúng {correct}/{count}, có lẽ từ {span}' },
  spanHint: 'Vạch mảnh là khoảng chứa tỷ lệ thật của bạn, đúng trong 19 trên 20 trường hợp.',
  noConfidence: 'Bạn chưa cho biết mình chắc chắn đến đâu',
  noConfidenceHelp:
    'Trước khi trả lời, hãy nhấn g nếu đoán, u nếu chưa chắc, s nếu chắc chắn, hoặc chạm vào một trong ba. Chắc chắn mà sai là điều khiến bạn mất điểm nhiều nhất khi thi.',

  // Calendar
  calendar: 'Một năm của bạn',
  yearTells: {
    other: '{answers} câu trả lời trong {count} ngày của năm {year}; nhiều nhất vào {day}: {most}.',
  },
  streakTells: { other: 'Chuỗi ngày hiện tại: {count} ngày.' },
  yearBefore: 'Xem năm trước, {year}',
  yearAfter: 'Xem năm sau, {year}',
  yearTable: 'Các tháng của năm {year}',
  daysStudied: 'Số ngày',
  emptyYear: 'Năm {year} không có câu trả lời nào',
  emptyYearHelp: 'Mỗi ngày có câu trả lời sẽ được tô màu: càng nhiều càng đậm.',
  legend: 'Ý nghĩa của màu',
  fromTo: '{from}–{to}',
  andUp: { other: 'từ {count}' },

  // Topics
  topics: 'Chủ đề',
  topic: 'Chủ đề',
  topicsTells: 'Bạn nhớ ít nhất ở chủ đề “{topic}”: {share} số thẻ đã gặp.',
  topicsNone: 'Hãy luyện một chủ đề, ở đây sẽ cho thấy bạn còn nhớ bao nhiêu.',
  topicsHint: 'Luyện một chủ đề sẽ hỏi các thẻ của nó, dù đã đến hạn hay chưa.',
  practise: 'Luyện',
  metShort: 'Gặp',
  knownShort: 'Vững',
  recallShort: 'Nhớ',
  dueShort: 'Đến hạn',
};
