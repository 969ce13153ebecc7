#pragma once

#include <dutygraph/exchange/arrow_interface.hpp>
#include <dutygraph/limits.hpp>
#include <dutygraph/model/table.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// \file
/// Tables in and out through the Arrow C data interface and the Arrow C stream interface, without
/// the Arrow library.

/// Writes `value` as one array of type struct, a child a column: U, l, g, b, tdD, +L of U; the
/// caption is metadata under the key `caption`.
///
/// A table without rows gives an array of length 0, one without columns a struct without children.
/// What stood in `schema` and `array` is overwritten, so they must be empty or released. Values are
/// not copied (booleans are: Arrow packs them): the array keeps the columns alive until its
/// release, which may come in any thread, and in any order with that of the schema. O(columns), and
/// the rows of booleans. Throws nothing but `std::bad_alloc`; then both are as released.
void export_arrow(const table& value, arrow_schema& schema, arrow_array& array);

/// Writes `value` as a stream of one array; the same in all else. What stood in `stream` is
/// overwritten.
void export_arrow_stream(const table& value, arrow_array_stream& stream);

/// Reads a table from one array of type struct, copies all and releases both, thrown or not.
///
/// Takes columns of the formats u U vu (texts), c C s S i I l L (to int64, checked), f g (to
/// float64), b, tdD and tdm of whole days (dates), +l and +L of texts, n (nulls, as texts), and
/// texts in a dictionary. A row that is null in the struct is null in every column. No array gives
/// back more than it says: counts, offsets, indices and UTF-8 are checked before use; that buffers
/// are as long as the counts say cannot be checked in this interface. Linear.
///
/// Throws `exchange_error` that names the column and its format (`arrow.type`), the column and row
/// (`arrow.value`), what is malformed (`arrow.layout`), or that something was released already
/// (`arrow.released`); `limit_exceeded` for more rows than `bounds.edges`; `stopped`.
[[nodiscard]] table import_arrow(arrow_schema& schema, arrow_array& array,
                                 const limits& bounds = {}, const stop_token& stop = {});

/// Reads a table from all arrays of a stream, one below the other, and releases it, thrown or not;
/// the same in all else. `exchange_error` `arrow.stream` if the stream itself fails.
[[nodiscard]] table import_arrow_stream(arrow_array_stream& stream, const limits& bounds = {},
                                        const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/exchange/detail/arrow_inl.hpp>
#endif
