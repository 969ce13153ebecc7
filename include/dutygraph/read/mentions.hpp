#pragma once

#include <string_view>
#include <vector>

#include <dutygraph/fwd.hpp>
#include <dutygraph/read/lines.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// A body that a text leans on in its prose: 会同组织部门做好….
struct found_mention {
  span name;    ///< as printed: 组织部门; of a list without names of their own all of it
  span word;    ///< what leans on it: 会同, 配合; of 与…对接 the closing word
  span clause;  ///< between the marks around both

  friend bool operator==(const found_mention&, const found_mention&) = default;
};

/// Finds the bodies that a part of a text leans on (提到的机构): 会同, 配合, 协助, 联合 and the
/// like before a name, 与…对接 around one, 指导 or 协调 before a collective (镇街) or a name that
/// begins with its level.
///
/// Precision goes before recall: a name must end like that of a public body (部门, 局, 委, 政府),
/// the short endings only behind a known field or level, and no action may stand within it. 、 和
/// 与 及 make lists; 公安、教育等部门 is one name, because its members are no names. Passed over:
/// brackets and lines that assign (责任标注), 联合 and 协同 before a joint action, and what only
/// looks like a word (参与, 联合会). Which body is the issuer's own is for the caller to say.
/// Result: in order, disjoint. Linear.
[[nodiscard]] std::vector<found_mention> find_mentions(std::string_view text, span part);

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/read/detail/mentions_inl.hpp>
#endif
