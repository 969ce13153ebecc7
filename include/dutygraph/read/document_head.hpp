#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/model/date.hpp>
#include <dutygraph/read/lines.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// Who issued a document and when (落款).
struct signature {
  span issuer;  ///< empty if no such line stands there
  std::optional<dutygraph::date> date;
  std::size_t first_line = 0;  ///< index of its first line, or the number of lines
};

/// What stands before the first numbered line of a plan.
struct document_head {
  span notice;                          ///< heading of the covering notice (通知); may span lines
  bool sends = false;                   ///< the notice only sends the plan along (印发)
  span title;                           ///< the plan's own heading; may span lines
  span issuer;                          ///< from the notice, the signature or the title
  std::optional<dutygraph::date> date;  ///< of the signature
  std::vector<span> addressees;         ///< 主送机关
  span preamble;                        ///< the words between title and outline
};

/// The day that `words` give and nothing else: 2020年4月8日, 二〇二〇年四月八日, in brackets or
/// not.
[[nodiscard]] std::optional<date> read_date(std::string_view words);

/// The first year (1900 to 2199) in `words`, in digits of either kind.
[[nodiscard]] std::optional<std::int32_t> read_year(std::string_view words);

/// The signature that ends a document: a date, the issuer before it, a note in brackets after it.
[[nodiscard]] signature read_signature(std::string_view text, std::span<const text_line> lines);

/// Reads notice, addressees, signature, title and preamble from the lines before the outline. What
/// is missing stays empty. A notice that sends nothing is the plan itself: its heading is the
/// title. Linear.
[[nodiscard]] document_head read_head(std::string_view text, std::span<const text_line> lines);

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/read/detail/document_head_inl.hpp>
#endif
