// What the page says of `settings`.
import type { Words } from '../words.ts';

export const settings: Words['settings'] = {
  title: 'Cài đặt',
  saved: 'Đã lưu',
  exam: 'Kỳ thi',
  noExam: 'Không kỳ thi nào cụ thể',
  examDate: 'Ngày thi',
  refusedRange: 'Chưa lưu: phải là số nguyên từ {low} đến {high}.',
  refusedZone: 'Chưa lưu: không có múi giờ này. Hãy chọn trong danh sách.',
  refusedName: 'Chưa lưu: tên có từ 1 đến 100 ký tự.',
};
