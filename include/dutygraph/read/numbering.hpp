#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <dutygraph/read/lines.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// How a number at the start of a line is written; the outer levels of an outline first.
enum class number_form : std::uint8_t {
  ordinal,            ///< 第一章, 第一部分
  chinese,            ///< 一、
  chinese_bracketed,  ///< （一） (一) ㈠
  arabic,             ///< 1. 1． 1、 ⒈, full-width digits too
  arabic_bracketed,   ///< （1） (1) ⑴
  circled,            ///< ①
};

/// The number that a line begins with.
struct line_number {
  number_form form = number_form::arabic;
  std::uint32_t value = 0;
  span whole;            ///< with its closing mark
  span numeral;          ///< as `number` prints it: 4, 一, （二）
  bool in_range = true;  ///< false for a number that no outline reaches; its value is 0
  bool counts = true;    ///< false where it may open a list of numbers instead: 一、二季度
  friend bool operator==(const line_number&, const line_number&) = default;
};

/// Reads the number at the start of `line` (trimmed; part of `text`), with or without a blank after
/// it.
///
/// A decimal (1.3倍) and a numeral without its mark are no number; 1.2020年 is one. Linear in the
/// numeral. Values end at 九百九十九 and 999999.
[[nodiscard]] std::optional<line_number> read_number(std::string_view text, span line) noexcept;

/// The numeral of `number` as it is kept: as printed, but digits in ASCII and without circles
/// (⒈ and １ are 1).
[[nodiscard]] std::string number_text(std::string_view text, const line_number& number);

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/read/detail/numbering_inl.hpp>
#endif
