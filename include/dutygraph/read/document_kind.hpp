#pragma once

#include <optional>
#include <string_view>

#include <dutygraph/read/lines.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// What a title says of a document that is no plan.
struct other_document {
  span words;          ///< the words that say so: 解读, 组成人员
  bool always = true;  ///< false where it may yet be a plan, if it says who is responsible
  friend bool operator==(const other_document&, const other_document&) = default;
};

/// The words of `title` that say that a document is no plan: it speaks about one (解读, 总结), it
/// names, appoints or honours people (组成人员, 任免, 表彰), or it is a rule or a letter (条例,
/// 预案, 批复). Nothing for any other title. Linear.
[[nodiscard]] std::optional<other_document> find_other_document(std::string_view text, span title);

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/read/detail/document_kind_inl.hpp>
#endif
