#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <dutygraph/error.hpp>
#include <dutygraph/stop.hpp>
#include <dutygraph/text/detail/encoding_guess.hpp>
#include <dutygraph/text/detail/encoding_name.hpp>
#include <dutygraph/text/line_index.hpp>
#include <dutygraph/text/utf8.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Refuses bytes as a whole; `at` is the one that tells, in lines of bytes.
[[noreturn]] inline void throw_unsupported(std::string_view bytes, std::size_t at,
                                           std::string message, const std::string& file) {
  const std::string_view before = bytes.substr(0, at);
  const line_position where = line_index(before).position(before, before.size());
  throw parse_error("encoding.unsupported", std::move(message),
                    {file, where.line, where.column, at});
}

[[noreturn]] inline void throw_unmarked(std::string_view bytes, const wide_encoding& wide,
                                        const std::string& file) {
  const std::string name(wide.name);
  if (name.substr(0, 6) == "UTF-32") {
    throw_unsupported(
        bytes, wide.byte,
        "this looks like " + name +
            ", which is not read; convert the file first, for example with iconv -f " + name +
            " -t UTF-8",
        file);
  }
  const std::string option = name == "UTF-16LE" ? "utf-16-le" : "utf-16-be";
  throw_unsupported(bytes, wide.byte,
                    "this looks like " + name +
                        " without a byte order mark, which is not guessed; read it with "
                        "encoding=\"" +
                        option + "\" if that is what it is, or save the file as UTF-8",
                    file);
}

/// The first fault of `bytes` at or after `from`, found piece by piece to ask `stop` in between.
[[nodiscard]] inline std::optional<utf8_fault> find_fault(std::string_view bytes, std::size_t from,
                                                          const stop_token& stop) {
  constexpr std::size_t piece = std::size_t{1} << 20;
  while (from < bytes.size()) {
    stop.check("decoding");
    std::size_t end = bytes.size() - from <= piece ? bytes.size() : from + piece;
    for (int more = 0; more < 3 && end < bytes.size(); ++more) {
      if ((static_cast<unsigned char>(bytes[end]) & 0xC0) != 0x80) break;
      ++end;  // so that no character is cut
    }
    if (const auto fault = find_utf8_fault(bytes.substr(0, end), from)) {
      return find_utf8_fault(bytes, fault->byte);  // again, for what follows beyond the piece
    }
    from = end;
  }
  return std::nullopt;
}

/// How bytes are to be read.
struct encoding_choice {
  known_encoding encoding = known_encoding::utf_8;
  std::size_t mark = 0;             ///< bytes of the byte order mark
  bool guessed = false;             ///< neither named nor marked
  std::optional<utf8_fault> fault;  ///< the first one, if the encoding is UTF-8
};

[[nodiscard]] inline encoding_choice choose_named(std::string_view bytes,
                                                  const std::string& encoding,
                                                  const std::string& file) {
  encoding_choice choice;
  choice.encoding = encoding_named(encoding);
  const auto skip = [&choice, bytes](std::string_view mark) {
    if (begins_with(bytes, mark)) choice.mark = mark.size();
  };
  if (choice.encoding == known_encoding::marked_utf_16) {
    const bool little = begins_with(bytes, utf16_le_mark);
    if (!little && !begins_with(bytes, utf16_be_mark)) {
      throw_unsupported(bytes, 0,
                        "this begins with no byte order mark of UTF-16; name the encoding "
                        "utf-16-le or utf-16-be, or leave it to be found out",
                        file);
    }
    choice.encoding = little ? known_encoding::utf_16_le : known_encoding::utf_16_be;
  }
  switch (choice.encoding) {
    case known_encoding::utf_8:
      skip(utf8_mark);
      break;
    case known_encoding::gb18030:
      skip(gb18030_mark);
      break;
    case known_encoding::utf_16_le:
      skip(utf16_le_mark);
      break;
    default:
      skip(utf16_be_mark);
  }
  return choice;
}

/// By mark, or by what all the bytes fit.
[[nodiscard]] inline encoding_choice find_encoding(std::string_view bytes, const std::string& file,
                                                   const stop_token& stop) {
  const wide_encoding wide = marked_wide_encoding(bytes);
  if (wide.name == "UTF-16LE") return {known_encoding::utf_16_le, 2, false, {}};
  if (wide.name == "UTF-16BE") return {known_encoding::utf_16_be, 2, false, {}};
  if (!wide.name.empty()) throw_unmarked(bytes, wide, file);
  if (begins_with(bytes, utf8_mark)) return {known_encoding::utf_8, utf8_mark.size(), false, {}};
  if (begins_with(bytes, gb18030_mark)) {
    return {known_encoding::gb18030, gb18030_mark.size(), false, {}};
  }
  const wide_encoding likely = unmarked_wide_encoding(bytes);
  if (!likely.name.empty()) throw_unmarked(bytes, likely, file);
  const std::optional<utf8_fault> fault = find_fault(bytes, 0, stop);
  // Where GB18030 fits not to the end, the one that fits farther is the one that is damaged.
  if (fault && !is_mostly_utf8(bytes, stop) && find_gb18030_fault(bytes, stop) > fault->byte) {
    return {known_encoding::gb18030, 0, true, {}};
  }
  return {known_encoding::utf_8, 0, true, fault};
}

/// By the name `encoding`, or found out if that is empty.
[[nodiscard]] inline encoding_choice choose_encoding(std::string_view bytes,
                                                     const std::string& encoding,
                                                     const std::string& file,
                                                     const stop_token& stop) {
  stop.check("decoding");
  const bool named = !encoding.empty();
  encoding_choice choice =
      named ? choose_named(bytes, encoding, file) : find_encoding(bytes, file, stop);
  if (choice.encoding == known_encoding::utf_8 && !choice.guessed) {
    choice.fault = find_fault(bytes, choice.mark, stop);
  }
  return choice;
}

}  // namespace detail

}  // namespace dutygraph
