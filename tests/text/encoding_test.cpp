#include <atomic>
#include <cstdint>
#include <dutygraph/text/encoding.hpp>
#include <dutygraph/text/line_index.hpp>
#include <dutygraph/text/utf8.hpp>
#include <random>
#include <string>

#include "catch.hpp"

using namespace dutygraph;
using namespace std::string_literals;

namespace {

const decode_options as_utf8{"utf-8", false, "plan.txt"};
const decode_options lenient{"utf-8", true, "plan.txt"};

/// The code of the error that decoding throws; empty if none.
std::string fault(const std::string& bytes, const decode_options& options = {}) {
  try {
    (void)decode(bytes, options);
    return "";
  } catch (const error& thrown) {
    return thrown.code();
  }
}

place fault_place(const std::string& bytes, const decode_options& options = {}) {
  try {
    (void)decode(bytes, options);
  } catch (const error& thrown) {
    return thrown.where();
  }
  return {};
}

std::string fault_words(const std::string& bytes, const decode_options& options = {}) {
  try {
    (void)decode(bytes, options);
  } catch (const error& thrown) {
    return thrown.what();
  }
  return {};
}

/// The UTF-8 decoder of the WHATWG Encoding Standard, step by step as it is written there.
std::string whatwg(const std::string& bytes) {
  std::string result;
  char32_t code = 0;
  int seen = 0;
  int needed = 0;
  unsigned lower = 0x80;
  unsigned upper = 0xBF;
  for (std::size_t at = 0; at < bytes.size();) {
    const unsigned byte = static_cast<unsigned char>(bytes[at]);
    if (needed == 0) {
      ++at;
      if (byte <= 0x7F) {
        append_utf8(result, byte);
      } else if (byte >= 0xC2 && byte <= 0xDF) {
        needed = 1;
        code = byte & 0x1F;
      } else if (byte >= 0xE0 && byte <= 0xEF) {
        if (byte == 0xE0) lower = 0xA0;
        if (byte == 0xED) upper = 0x9F;
        needed = 2;
        code = byte & 0xF;
      } else if (byte >= 0xF0 && byte <= 0xF4) {
        if (byte == 0xF0) lower = 0x90;
        if (byte == 0xF4) upper = 0x8F;
        needed = 3;
        code = byte & 0x7;
      } else {
        append_utf8(result, 0xFFFD);
      }
      continue;
    }
    const bool fits = byte >= lower && byte <= upper;
    lower = 0x80;
    upper = 0xBF;
    if (!fits) {
      needed = seen = 0;
      append_utf8(result, 0xFFFD);
      continue;  // the byte again
    }
    ++at;
    code = (code << 6) | (byte & 0x3F);
    if (++seen == needed) {
      append_utf8(result, code);
      needed = seen = 0;
    }
  }
  if (needed != 0) append_utf8(result, 0xFFFD);
  return result;
}

}  // namespace

TEST_CASE("UTF-8 comes through as it is, line breaks too") {
  const decoded_text made = decode("甲\r\n乙\r丙\n\tx\f");
  CHECK(made.text == "甲\r\n乙\r丙\n\tx\f");
  CHECK(made.encoding == "utf-8");
  CHECK(made.offsets == offset_map());
  CHECK(decode("").text.empty());
  CHECK(decode("").encoding == "utf-8");
}

TEST_CASE("a byte order mark is taken off and counted") {
  const decoded_text made = decode("\xEF\xBB\xBF甲");
  CHECK(made.text == "甲");
  CHECK(made.encoding == "utf-8-sig");
  CHECK(made.offsets.input_byte(0) == 3);
  CHECK(made.offsets.input_byte(3) == 6);
  CHECK(decode("\xEF\xBB\xBF").text.empty());
  CHECK(decode("甲\xEF\xBB\xBF").text == "甲\uFEFF");
}

TEST_CASE("the names of UTF-8, and those that are not known") {
  for (const char* name : {"utf-8", "UTF-8", "Utf8", "utf_8", "utf-8-sig", "UTF-8-SIG"}) {
    CHECK(decode("甲", {name, false, ""}).text == "甲");
  }
  CHECK(fault("甲", {"gb18030", false, ""}) == "encoding.unknown");
  CHECK(fault_words("甲", {"kl\x1Bi", false, ""}).find("kl\\u{1b}i") != std::string::npos);
  CHECK(fault_words("甲", {"x", false, ""}).find("utf-8 and utf-8-sig") != std::string::npos);
}

TEST_CASE("a fault is named by file, line, column, byte and bytes") {
  const std::string bytes = "一、甲\r\n(牵头:乙\xE5\xAD\n)";
  CHECK(fault(bytes, as_utf8) == "encoding.utf8");
  CHECK(fault_place(bytes, as_utf8) == place{"plan.txt", 2, 6, 22});
  const std::string words = fault_words(bytes, as_utf8);
  CHECK(words.find("plan.txt:2:6 (byte 22): the bytes E5 AD are not UTF-8") == 0);
  CHECK(words.find("a character cut short") != std::string::npos);
  CHECK(fault_words("\xFF", as_utf8).find("the byte FF is not UTF-8") != std::string::npos);
}

TEST_CASE("behind a byte order mark columns count from the text, bytes from the input") {
  CHECK(fault_place("\xEF\xBB\xBFxy\x80") == place{"", 1, 3, 5});
}

TEST_CASE("replacing counts as WHATWG does, over all of two bytes and random longer ones") {
  std::size_t wrong = 0;
  const auto compare = [&wrong](const std::string& bytes) {
    wrong += decode(bytes, lenient).text == whatwg(bytes) ? 0 : 1;
  };
  for (unsigned first = 0; first < 256; ++first) {
    for (unsigned second = 0; second < 256; ++second) {
      compare({static_cast<char>(first), static_cast<char>(second)});
    }
  }
  std::mt19937 random(3);
  const unsigned pool[] = {0x00, 0x41, 0x0A, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0,
                           0xC2, 0xDF, 0xE0, 0xE5, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xFF};
  for (int round = 0; round < 50'000; ++round) {
    std::string bytes;
    for (auto left = random() % 9; left > 0; --left) {
      bytes += static_cast<char>(pool[random() % 21]);
    }
    if (bytes.substr(0, 3) != "\xEF\xBB\xBF") compare(bytes);
  }
  CHECK(wrong == 0);
}

TEST_CASE("each place of a text with faults replaced leads back to its byte") {
  const std::string bytes =
      "\xEF\xBB\xBF"
      "a\x80\xE5\xAD\xE5\xAD\x90z\xFF";
  const decoded_text made = decode(bytes, lenient);
  REQUIRE(made.text == "a\uFFFD\uFFFD子z\uFFFD");
  CHECK(made.offsets.input_byte(0) == 3);    // a
  CHECK(made.offsets.input_byte(1) == 4);    // 80
  CHECK(made.offsets.input_byte(4) == 5);    // E5 AD
  CHECK(made.offsets.input_byte(6) == 5);    // within its U+FFFD
  CHECK(made.offsets.input_byte(7) == 7);    // 子
  CHECK(made.offsets.input_byte(10) == 10);  // z
  CHECK(made.offsets.input_byte(11) == 11);  // FF
  CHECK(made.offsets.input_byte(14) == 12);  // the end
}

TEST_CASE("a character cut by a line break leaves the line break") {
  CHECK(decode("甲\xE5\xBE\n乙", lenient).text == "甲\uFFFD\n乙");
}

TEST_CASE("control characters are refused unless replacing") {
  CHECK(fault("甲\0乙"s) == "encoding.control");
  CHECK(fault_place("x\n甲\0乙"s) == place{"", 2, 2, 5});
  CHECK(fault_words("甲\x1B[2J").find("U+001B") != std::string::npos);
  CHECK(fault_words("甲\x1B[2J").find('\x1B') == std::string::npos);
  CHECK(fault("甲\x7F") == "encoding.control");
  CHECK(fault("甲\x0B") == "encoding.control");
  CHECK(decode("甲\0乙"s, lenient).text == "甲\0乙"s);
  CHECK(fault(std::string(200'000, 'x') + "\x01") == "encoding.control");
  CHECK(fault_place(std::string(200'000, 'x') + "\x01").byte == 200'000U);
}

TEST_CASE("encodings that are not read are named, with what to do") {
  const auto words = [](const std::string& bytes) { return fault_words(bytes); };
  CHECK(words("\xFF\xFE"s + "2\0"s).find("UTF-16LE") != std::string::npos);
  CHECK(words("\xFE\xFF"s).find("iconv -f UTF-16BE") != std::string::npos);
  CHECK(words("\xFF\xFE\0\0"s).find("UTF-32LE") != std::string::npos);
  CHECK(words("\0\0\xFE\xFF"s).find("UTF-32BE") != std::string::npos);
  CHECK(fault_place("\xFF\xFE\0\0"s).byte == 0U);
  const std::string narrow =
      "2\0"
      "0\0"
      "2\0"
      "0\0"
      "t^"
      "g\xD0\n\0"s;
  CHECK(words(narrow).find("UTF-16LE") != std::string::npos);
  CHECK(fault_place(narrow).byte == 1U);
  CHECK(words("\0002\0000\0002\0000"s).find("UTF-16BE") != std::string::npos);
  CHECK(words("2\0\0\0000\0\0\0"s).find("UTF-32LE") != std::string::npos);
  CHECK(words("\0\0\0002\0\0\0000"s).find("UTF-32BE") != std::string::npos);
  const std::string gb = "2026\xC4\xEA\xC4\xB3\xCA\xD0\xC3\xF1\xD5\xFE\n";
  CHECK(fault(gb) == "encoding.unsupported");
  CHECK(words(gb).find("iconv -f GB18030 -t UTF-8") != std::string::npos);
  CHECK(fault_place(gb).byte == 4U);
  CHECK(fault("\xC1\xAA\xCD\xA8\n") == "encoding.unsupported");  // 联通 in GBK
  CHECK(fault("\x81\x30\x81\x30") == "encoding.unsupported");
  decode_options replacing;
  replacing.replace = true;
  CHECK(fault(gb, replacing) == "encoding.unsupported");
}

TEST_CASE("an encoding that is named is believed") {
  CHECK(fault("\xC1\xAA\xCD\xA8\n", as_utf8) == "encoding.utf8");
  CHECK(fault("\xFF\xFE", as_utf8) == "encoding.utf8");
  CHECK(fault("2\0000\0"s, as_utf8) == "encoding.control");
}

TEST_CASE("damaged UTF-8 is not taken for another encoding") {
  // 孔 less its last byte, before a byte that makes the rest fit GB18030.
  const std::string damaged =
      "牵头领导德民责任科室\xE5\xAD"
      "养老服务科";
  CHECK(fault(damaged) == "encoding.utf8");
  CHECK(fault("\xB9") == "encoding.utf8");  // GB18030 cut short: no guess
}

TEST_CASE("faults and characters across the pieces of a long text") {
  const std::string chinese = "孔";
  for (std::size_t shift = 0; shift < 4; ++shift) {
    std::string bytes((std::size_t{1} << 20) - 3 + shift, 'x');
    bytes += chinese + "😀" + "tail";
    CHECK(decode(bytes).text == bytes);
    const std::string cut = bytes.substr(0, bytes.size() - 5) + "\xE5\xAD" + "tail";
    CHECK(decode(cut, lenient).text == whatwg(cut));
    std::string early((std::size_t{1} << 20) - 3 + shift, 'x');
    early +=
        "\xE5\xAD"
        "tail";
    CHECK(fault_words(early, as_utf8).find("(a character cut short)") != std::string::npos);
  }
}

TEST_CASE("the size of the input is limited") {
  limits small;
  small.input_bytes = 3;
  CHECK(decode("abc", {}, small).text == "abc");
  try {
    (void)decode("abcd", {}, small);
    FAIL("not refused");
  } catch (const limit_exceeded& thrown) {
    CHECK(thrown.limit() == "input_bytes");
  }
}

TEST_CASE("decoding ends when asked to") {
  const std::atomic<bool> flag = true;
  CHECK_THROWS_AS(decode("abc", {}, {}, stop_token(flag)), stopped);
  CHECK_THROWS_AS(decode("abc", lenient, {}, stop_token(flag)), stopped);
}

TEST_CASE("random bytes are read or refused, never worse") {
  std::mt19937 random(11);
  std::size_t read = 0;
  std::size_t refused = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes;
    for (auto left = random() % 12; left > 0; --left) {
      bytes += static_cast<char>(random() % 3 == 0 ? random() % 256 : 0x20 + random() % 95);
    }
    try {
      const decoded_text made = decode(bytes);
      read += !find_utf8_fault(made.text) && bytes.find(made.text) != std::string::npos ? 1 : 0;
    } catch (const parse_error& thrown) {
      refused += thrown.where().byte && *thrown.where().byte < bytes.size() ? 1 : 0;
    }
  }
  CHECK(read + refused == 20'000);
  CHECK(read > 0);
  CHECK(refused > 0);
}

TEST_CASE("every byte of ASCII, at every place, is kept or refused by what it is") {
  std::size_t wrong = 0;
  for (char byte = 0; byte >= 0 && byte < 0x7F; ++byte) {
    const bool kept = byte >= 0x20 || byte == '\t' || byte == '\n' || byte == '\f' || byte == '\r';
    for (std::size_t at = 0; at < 19; ++at) {
      for (const std::string filler : {"x", "\n", "~"}) {
        std::string bytes;
        for (std::size_t count = 0; count < 19; ++count) bytes += filler;
        bytes[at] = byte;
        wrong += fault(bytes, as_utf8) == (kept ? "" : "encoding.control") ? 0 : 1;
        if (!kept) wrong += fault_place(bytes, as_utf8).byte == at ? 0 : 1;
      }
    }
  }
  CHECK(wrong == 0);
}
