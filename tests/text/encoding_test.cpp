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

/// The gb18030 decoder of the WHATWG Encoding Standard, step by step as it is written there; what
/// well-formed sequences stand for is taken from decoding each alone.
std::string whatwg_gb18030(const std::string& bytes) {
  const auto alone = [](const std::string& sequence) {
    try {
      return decode(sequence, {"gb18030", false, ""}).text;
    } catch (const error&) {
      return std::string("\uFFFD");
    }
  };
  std::string queue = bytes;
  std::string result;
  std::string pending;  // first, second, third
  std::size_t at = 0;
  const auto restore_and_fail = [&](std::size_t kept) {
    queue.replace(0, at, pending.substr(kept) + queue[at - 1]);
    at = 0;
    pending.clear();
    result += "\uFFFD";
  };
  while (at < queue.size()) {
    const unsigned byte = static_cast<unsigned char>(queue[at++]);
    if (pending.size() == 3) {
      if (byte < 0x30 || byte > 0x39) {
        restore_and_fail(1);
      } else {
        result += alone(pending + static_cast<char>(byte));
        pending.clear();
      }
    } else if (pending.size() == 2) {
      if (byte >= 0x81 && byte <= 0xFE) {
        pending += static_cast<char>(byte);
      } else {
        restore_and_fail(1);
      }
    } else if (pending.size() == 1) {
      if (byte >= 0x30 && byte <= 0x39) {
        pending += static_cast<char>(byte);
      } else if ((byte >= 0x40 && byte <= 0x7E) || (byte >= 0x80 && byte <= 0xFE)) {
        result += alone(pending + static_cast<char>(byte));
        pending.clear();
      } else if (byte <= 0x7F) {
        restore_and_fail(1);
      } else {
        pending.clear();
        result += "\uFFFD";
      }
    } else if (byte <= 0x7F) {
      result += static_cast<char>(byte);
    } else if (byte == 0x80) {
      result += "€";
    } else if (byte <= 0xFE) {
      pending = static_cast<char>(byte);
    } else {
      result += "\uFFFD";
    }
  }
  if (!pending.empty()) result += "\uFFFD";
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

TEST_CASE("the names of encodings, and those that are not known") {
  for (const char* name : {"utf-8", "UTF-8", "Utf8", "utf_8", "utf-8-sig", "UTF-8-SIG"}) {
    CHECK(decode("甲", {name, false, ""}).text == "甲");
  }
  for (const char* name : {"gb18030", "GB18030", "GBK", "gb2312", "GB_2312-80", "cp936", "x-gbk",
                           "EUC-CN", "Windows 936", "chinese"}) {
    CHECK(decode("\xBC\xD7", {name, false, ""}).text == "甲");
    CHECK(decode("\xBC\xD7", {name, false, ""}).encoding == "gb18030");
  }
  CHECK(decode("2u", {"UTF-16LE", false, ""}).text == "甲");
  CHECK(decode("u2", {"utf_16_be", false, ""}).encoding == "utf-16-be");
  CHECK(fault("甲", {"klingon", false, ""}) == "encoding.unknown");
  CHECK(fault_words("甲", {"kl\x1Bi", false, ""}).find("kl\\u{1b}i") != std::string::npos);
  CHECK(fault_words("甲", {"x", false, ""}).find("known are utf-8, gb18030") != std::string::npos);
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
  CHECK(fault("\xFF\xFE\0\0"s) == "encoding.unsupported");
  CHECK(words("\xFF\xFE\0\0"s).find("UTF-32LE") != std::string::npos);
  CHECK(words("\0\0\xFE\xFF"s).find("iconv -f UTF-32BE") != std::string::npos);
  CHECK(fault_place("\xFF\xFE\0\0"s).byte == 0U);
  const std::string narrow =
      "2\0"
      "0\0"
      "2\0"
      "0\0"
      "t^"
      "g\xD0\n\0"s;
  CHECK(fault(narrow) == "encoding.unsupported");
  CHECK(words(narrow).find("encoding=\"utf-16-le\"") != std::string::npos);
  CHECK(fault_place(narrow) == place{"", 1, 2, 1});
  CHECK(words("\0002\0000\0002\0000"s).find("encoding=\"utf-16-be\"") != std::string::npos);
  CHECK(words("2\0\0\0000\0\0\0"s).find("UTF-32LE") != std::string::npos);
  CHECK(words("\0\0\0002\0\0\0000"s).find("UTF-32BE") != std::string::npos);
  CHECK(fault(narrow, {"", true, ""}) == "encoding.unsupported");
  CHECK(fault(narrow, {"utf-16", true, ""}) == "encoding.unsupported");
}

TEST_CASE("UTF-16 is read by its mark, or by name") {
  const std::string little =
      "2u\r\0\n\0"
      "a\0=\xD8\0\xDE"s;
  const std::string big =
      "u2\0\r\0\n\0a"
      "\xD8=\xDE\0"s;
  const std::string text = "甲\r\na😀";
  for (const decoded_text& made : {decode("\xFF\xFE" + little), decode("\xFE\xFF" + big),
                                   decode("\xFF\xFE" + little, {"utf-16", false, ""}),
                                   decode("\xFE\xFF" + big, {"utf-16-be", false, ""})}) {
    CHECK(made.text == text);
    CHECK(made.offsets.input_byte(0) == 2);
    CHECK(made.offsets.input_byte(3) == 4);
    CHECK(made.offsets.input_byte(6) == 10);
    CHECK(made.offsets.input_byte(8) == 10);   // within 😀
    CHECK(made.offsets.input_byte(10) == 14);  // the end
  }
  CHECK(decode("\xFF\xFE" + little).encoding == "utf-16-le");
  CHECK(decode("\xFE\xFF" + big).encoding == "utf-16-be");
  CHECK(decode(little, {"utf-16-le", false, ""}).text == text);
  CHECK(decode(big, {"utf-16-be", false, ""}).offsets.input_byte(3) == 2);
  CHECK(decode("\xFF\xFE").text.empty());
}

TEST_CASE("faults of UTF-16 are placed, and replaced as WHATWG counts") {
  const std::string mark = "\xFF\xFE";
  const auto replaced = [&mark](const std::string& units) {
    return decode(mark + units, {"", true, ""}).text;
  };
  CHECK(fault(mark + "2u\n\0x\0=\xD8z\0"s) == "encoding.utf16");
  CHECK(fault_place(mark + "2u\n\0x\0=\xD8z\0"s) == place{"", 2, 2, 8});
  CHECK(fault_words(mark + "\0\xDE"s).find("00 DE are not UTF-16LE (a lone surrogate)") !=
        std::string::npos);
  CHECK(replaced("=\xD8z\0"s) == "\uFFFDz");
  CHECK(replaced("=\xD8=\xD8\0\xDE"s) == "\uFFFD😀");
  CHECK(replaced("\0\xDE"s) == "\uFFFD");
  CHECK(replaced("=\xD8"s) == "\uFFFD");
  CHECK(replaced("=\xD8z"s) == "\uFFFD");
  CHECK(replaced("z\0z"s) == "z\uFFFD");
  CHECK(fault_place(mark + "z\0z"s).byte == 4U);
  CHECK(fault(mark + "z\0\x0B\0"s) == "encoding.control");
  CHECK(fault_place(mark + "\n\0\x0B\0"s) == place{"", 2, 1, 4});
}

TEST_CASE("GB18030 is found out where all bytes fit it and most do not fit UTF-8") {
  const std::string gb = "2026\xC4\xEA\xC4\xB3\xCA\xD0\xC3\xF1\xD5\xFE\n";
  CHECK(decode(gb).text == "2026年某市民政\n");
  CHECK(decode(gb).encoding == "gb18030");
  CHECK(decode(gb, {"", true, ""}).text == "2026年某市民政\n");
  CHECK(decode("\xC1\xAA\xCD\xA8\n").text == "联通\n");
  CHECK(decode("\xCD\xA8\xC1\xAA").text == "通联");
  CHECK(decode("\x81\x30\x81\x30").text == "\u0080");
  CHECK(decode("\x84\x31\x95\x33\xBC\xD7").text == "甲");  // behind its own mark
  CHECK(decode("\x84\x31\x95\x33\xBC\xD7").offsets.input_byte(0) == 4);
  CHECK(decode("\x80 \xBC\xD7").text == "€ 甲");
  CHECK(decode("\xA3\xA0", {"gbk", false, ""}).text == "\u3000");
  CHECK(decode("\xFE\x59\xA6\xD9\xFE\x61", {"gbk", false, ""}).text == "\u9FB4\uFE10\u9FB5");
}

TEST_CASE("each place of a text in GB18030 leads back to its byte") {
  const decoded_text made = decode("a\xBC\xD7\xD2\xD2\xA1\xA4\x81\x39\xEF\x30\n\xB1\xFB");
  REQUIRE(made.text == "a甲乙·㐁\n丙");
  const std::uint64_t expected[] = {0, 1, 1, 1, 3, 3, 3, 5, 5, 7, 7, 7, 11, 12, 12, 12, 14};
  for (std::size_t at = 0; at <= made.text.size(); ++at) {
    CHECK(made.offsets.input_byte(at) == expected[at]);
  }
}

TEST_CASE("faults of GB18030 are placed") {
  const std::string gb = "\xBC\xD7\xD2\xD2\n\xB1\xFB\xB6\xA1";
  CHECK(fault(gb + "\xB3") == "encoding.gb18030");
  CHECK(fault_place(gb + "\xB3") == place{"", 2, 3, 9});
  CHECK(fault_place(gb + "\x81\x30\x81") == place{"", 2, 3, 9});
  CHECK(fault_words(gb + "\x81\x30\x81").find("81 30 81 are not GB18030 (a character cut short") !=
        std::string::npos);
  CHECK(fault_words(gb + "\x84\x32\xFE\x39").find("four bytes that stand for nothing") !=
        std::string::npos);
  CHECK(fault(gb + '\0') == "encoding.control");
  CHECK(fault_place(gb + '\0') == place{"", 2, 3, 9});
  // The fault that comes first is named.
  CHECK(fault(gb + "\x0B\xFF") == "encoding.control");
  CHECK(fault(gb + "\xFF\x0B") == "encoding.gb18030");
}

TEST_CASE("all sequences of GB18030 are those of the WHATWG index") {
  std::string bytes;
  for (unsigned lead = 0x81; lead < 0xFF; ++lead) {
    for (unsigned trail = 0x40; trail < 0xFF; ++trail) {
      if (trail != 0x7F) bytes.append({static_cast<char>(lead), static_cast<char>(trail)});
    }
  }
  CHECK(bytes.size() == 2 * 23'940);
  for (unsigned first = 0x81; first < 0xFF; ++first) {
    for (unsigned second = 0x30; second < 0x3A; ++second) {
      for (unsigned third = 0x81; third < 0xFF; ++third) {
        for (unsigned fourth = 0x30; fourth < 0x3A; ++fourth) {
          bytes.append({static_cast<char>(first), static_cast<char>(second),
                        static_cast<char>(third), static_cast<char>(fourth)});
        }
      }
    }
  }
  CHECK(bytes.size() == 2 * 23'940 + 4 * 1'587'600);
  std::uint64_t digest = 0xCBF29CE484222325U;  // FNV-1a
  for (const char byte : decode(bytes, {"gb18030", true, ""}).text) {
    digest = (digest ^ static_cast<unsigned char>(byte)) * 0x100000001B3U;
  }
  CHECK(digest == 0x136d22dbff4c4135U);  // by tests/checks/make_gb18030.py
}

TEST_CASE("replacing in GB18030 counts as WHATWG does") {
  std::size_t wrong = 0;
  const auto compare = [&wrong](const std::string& bytes) {
    const decoded_text made = decode(bytes, {"gb18030", true, ""});
    wrong += made.text == whatwg_gb18030(bytes) ? 0 : 1;
    wrong += made.offsets.input_byte(made.text.size()) == bytes.size() ? 0 : 1;
  };
  for (unsigned first = 0; first < 256; ++first) {
    for (unsigned second = 0; second < 256; ++second) {
      compare({static_cast<char>(first), static_cast<char>(second)});
      compare({static_cast<char>(first), static_cast<char>(second), '\x81', '\x30'});
      compare({'\x81', '\x30', static_cast<char>(first), static_cast<char>(second)});
    }
  }
  std::mt19937 random(4);
  const unsigned pool[] = {0x00, 0x0A, 0x2F, 0x30, 0x39, 0x3A, 0x40, 0x41, 0x7E, 0x7F,
                           0x80, 0x81, 0x84, 0x90, 0xA1, 0xB0, 0xE3, 0xE4, 0xFE, 0xFF};
  for (int round = 0; round < 50'000; ++round) {
    std::string bytes;
    for (auto left = random() % 9; left > 0; --left) {
      bytes += static_cast<char>(pool[random() % 20]);
    }
    compare(bytes);
  }
  CHECK(wrong == 0);
  CHECK(decode("\x81\n甲", {"gb18030", true, ""}).text.substr(0, 4) == "\uFFFD\n");
}

TEST_CASE("one bad byte in a text of UTF-8 never makes it GB18030") {
  const std::string text = "一、养老服务（牵头领导：甲德民）\n1.床位。新增养老床位二百张。\n";
  std::size_t read_wrong = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (unsigned byte = 0; byte < 256; ++byte) {
      std::string damaged = text;
      damaged[at] = static_cast<char>(byte);
      try {
        read_wrong += decode(damaged).encoding == "utf-8" ? 0 : 1;
      } catch (const parse_error& thrown) {
        read_wrong += thrown.code() == "encoding.gb18030" ? 1 : 0;
      }
    }
  }
  CHECK(read_wrong == 0);
}

TEST_CASE("long texts are converted across the pieces, in linear many runs") {
  std::string bytes;
  std::string text;
  while (bytes.size() < (std::size_t{3} << 20)) {
    bytes += "\xBC\xD7\xD2\xD2";
    text += "甲乙";
  }
  const decoded_text made = decode(bytes + "\n");
  CHECK(made.text == text + "\n");
  CHECK(made.offsets.run_count() == 2);
}

TEST_CASE("an encoding that is named is believed") {
  CHECK(fault("\xC1\xAA\xCD\xA8\n", as_utf8) == "encoding.utf8");
  CHECK(fault("\xFF\xFE", as_utf8) == "encoding.utf8");
  CHECK(decode("\xE7\x94\xB2\xE7\x94\xB2", {"gbk", false, ""}).text == "鐢茬敳");
  CHECK(fault("\xBC\xD7", {"utf-16-le", false, ""}).empty());
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
      const bool converted = made.encoding != "utf-8" && made.encoding != "utf-8-sig";
      const bool kept = converted || bytes.find(made.text) != std::string::npos;
      read += !find_utf8_fault(made.text) && kept ? 1 : 0;
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
