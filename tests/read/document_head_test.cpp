#include "catch.hpp"

#include <string>
#include <vector>

#include <dutygraph/read/document_head.hpp>

using namespace dutygraph;

namespace {

struct head_words {
  std::string notice, title, issuer, date, preamble;
  std::vector<std::string> addressees;
};

head_words read(std::string_view text) {
  const document_head head = read_head(text, split_lines(text));
  head_words result;
  result.notice = words_of(text, head.notice);
  result.title = words_of(text, head.title);
  result.issuer = words_of(text, head.issuer);
  result.date = head.date ? to_string(*head.date) : "";
  result.preamble = words_of(text, head.preamble);
  for (const span one : head.addressees) result.addressees.emplace_back(words_of(text, one));
  return result;
}

using strings = std::vector<std::string>;

}  // namespace

TEST_CASE("document head: a covering notice and the plan's own head") {
  const head_words head = read(
      "子县水利局关于印发《2022年工作要点》的通知\n子水字〔2022〕3号\n各镇水利站,"
      "局机关各科室、局属各单位:\n"
      "现将要点印发给你们。\n子县水利局\n2022年2月18日\n2022年子县水利工作要点\n2022年,甲。\n乙。");
  CHECK(head.notice == "子县水利局关于印发《2022年工作要点》的通知");
  CHECK(head.title == "2022年子县水利工作要点");
  CHECK(head.issuer == "子县水利局");
  CHECK(head.date == "2022-02-18");
  CHECK(head.addressees == strings{"各镇水利站", "局机关各科室", "局属各单位"});
  CHECK(head.preamble == "2022年,甲。\n乙。");
}

TEST_CASE("document head: a plan without a notice") {
  const head_words head = read("子市民政局2022年工作安排\n今年设立专班。");
  CHECK(head.notice.empty());
  CHECK(head.title == "子市民政局2022年工作安排");
  CHECK(head.issuer == "子市民政局");
  CHECK(head.date.empty());
  CHECK(head.preamble == "今年设立专班。");
  CHECK(read("子县2022年工作方案").issuer.empty());
  CHECK(read("2022年工作要点\n（2022年3月1日）\n甲。").date == "2022-03-01");
  CHECK(read("2022年工作要点\n（2022年3月1日）\n甲。").preamble == "甲。");
}

TEST_CASE("document head: titles over two lines, and a notice that is the plan itself") {
  const head_words two = read("子省人民政府关于促进\n养老发展的意见\n各市、县、区人民政府:\n甲。");
  CHECK(two.title == "子省人民政府关于促进\n养老发展的意见");
  CHECK(two.issuer == "子省人民政府");
  CHECK(two.addressees == strings{"各市、县、区人民政府"});
  const head_words notice = read("子省政府关于做好工作的通知\n各市:\n甲。");
  CHECK(notice.notice.empty());
  CHECK(notice.title == "子省政府关于做好工作的通知");
  CHECK(notice.preamble == "甲。");
  const head_words cover =
      read("子局关于印发方案的通知\n各科室:\n现印发给你们。\n子局\n2022年1月2日");
  CHECK(cover.notice == "子局关于印发方案的通知");
  CHECK(cover.title.empty());
  CHECK(cover.date == "2022-01-02");
}

TEST_CASE("document head: headings of several lines, letterheads, decrees") {
  const head_words reply = read(
      "子省政府\n关于寅县地质险情\n有关问题的复函\n子政函〔2004〕80号\n寅市政府:\n你市来文收悉。");
  CHECK(reply.notice.empty());
  CHECK(reply.title == "子省政府\n关于寅县地质险情\n有关问题的复函");
  CHECK(reply.issuer == "子省政府");
  CHECK(reply.addressees == strings{"寅市政府"});
  CHECK(reply.preamble == "你市来文收悉。");
  const head_words answer =
      read("子省政府对第一次会议\n第41号提案的答复\n子政函〔2005〕9号\n丁委员:\n甲。");
  CHECK(answer.title == "子省政府对第一次会议\n第41号提案的答复");
  const head_words spaced = read(
      "子省政府关于印发\n子 省 应 急 预 案 的 函\n子政函〔2005〕57号\n各市政府:\n现印发给你们。\n"
      "子省政府\n二〇〇五年六月十一日\n子省应急预案\n目 录\n1 总则\n3.2 应急报告");
  CHECK(spaced.notice == "子省政府关于印发\n子 省 应 急 预 案 的 函");
  CHECK(spaced.title == "子省应急预案");
  CHECK(spaced.date == "2005-06-11");
  const head_words letter = read(
      "子区人民政府文件\n子政发〔2023〕2号\n子区人民政府关于\n印发分工方案的通知\n各街道:\n"
      "现印发给你们。\n子区人民政府\n2023年3月28日\n子区分工方案");
  CHECK(letter.notice == "子区人民政府关于\n印发分工方案的通知");
  CHECK(letter.issuer == "子区人民政府");
  CHECK(letter.title == "子区分工方案");
  const head_words passed =
      read("子省政府转发丑局\n关于做好养老工作意见的通知\n子政〔1997〕2号\n各市:\n现转发给你们。");
  CHECK(passed.issuer == "子省政府");
}

TEST_CASE("document head: nothing is made up") {
  const head_words empty = read("");
  CHECK(empty.title.empty());
  CHECK(empty.preamble.empty());
  const head_words prose = read("这是一句话。\n又一句。");
  CHECK(prose.title.empty());
  CHECK(prose.issuer.empty());
  CHECK(prose.preamble == "这是一句话。\n又一句。");
}

TEST_CASE("document head: dates, as a table of words and result") {
  struct row {
    std::string_view words, result;
  };
  const row rows[] = {{"2020年4月8日", "2020-04-08"},
                      {"２０２０年４月８日", "2020-04-08"},
                      {"2020 年 4 月 8 日", "2020-04-08"},
                      {"二〇二〇年四月八日", "2020-04-08"},
                      {"二○一九年十二月三十一日", "2019-12-31"},
                      {"（2020年12月1日）", "2020-12-01"},
                      {"2020年4月8号", "2020-04-08"},
                      {"2020年2月30日", ""},
                      {"2020年13月1日", ""},
                      {"2020年4月", ""},
                      {"2020年", ""},
                      {"2020年4月8日印发", ""},
                      {"4月8日", ""},
                      {"年月日", ""},
                      {"日", ""},
                      {"2020年4月日", ""},
                      {"", ""}};
  for (const row& one : rows) {
    INFO(one.words);
    const auto found = read_date(one.words);
    CHECK((found ? to_string(*found) : "") == one.result);
  }
}

TEST_CASE("document head: every day of a leap year printed is read back") {
  for (std::int32_t days = days_since_epoch({2020, 1, 1}); days <= days_since_epoch({2020, 12, 31});
       ++days) {
    const date value = date_of_days(days);
    const std::string text = std::to_string(value.year) + "年" + std::to_string(value.month) +
                             "月" + std::to_string(value.day) + "日";
    REQUIRE(read_date(text) == value);
  }
}

TEST_CASE("document head: years") {
  CHECK(read_year("2020年子市工作要点") == 2020);
  CHECK(read_year("子局 2022 年要点") == 2022);
  CHECK(read_year("子市二〇二一年要点") == 2021);
  CHECK(read_year("三年行动方案(2020-2022年)") == 2020);
  CHECK(!read_year("“1236”工作体系"));
  CHECK(!read_year(""));
}

TEST_CASE("document head: a signature at the end") {
  const std::string_view text = "一、甲\n1.乙。\n子市民政局\n2022年3月1日\n（此件公开发布）\n\n";
  const auto lines = split_lines(text);
  const signature found = read_signature(text, lines);
  CHECK(words_of(text, found.issuer) == "子市民政局");
  REQUIRE(found.date);
  CHECK(to_string(*found.date) == "2022-03-01");
  CHECK(found.first_line == 2);
  const std::string_view none = "一、甲\n(牵头领导:丁)";
  CHECK(read_signature(none, split_lines(none)).first_line == 2);
  CHECK(!read_signature(none, split_lines(none)).date);
  CHECK(read_signature("", {}).first_line == 0);
}
