#pragma once

#include <cstdint>
#include <type_traits>

#include <dutygraph/fwd.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// \file
/// The structs of the Arrow C data interface and C stream interface. They are ours by name (two
/// definitions under the names of the specification would clash without its macro guards) and the
/// specification's by layout, so a pointer to one is a pointer to the other. Source: Apache Arrow
/// columnar format 1.5, "The Arrow C data interface" and "The Arrow C stream interface".

/// `ArrowSchema`: the type of an array, its name and metadata.
struct arrow_schema {
  const char* format = nullptr;
  const char* name = nullptr;
  const char* metadata = nullptr;
  std::int64_t flags = 0;
  std::int64_t n_children = 0;
  arrow_schema** children = nullptr;
  arrow_schema* dictionary = nullptr;
  void (*release)(arrow_schema*) = nullptr;  ///< null once released
  void* private_data = nullptr;
};

/// `ArrowArray`: the values of an array.
struct arrow_array {
  std::int64_t length = 0;
  std::int64_t null_count = 0;
  std::int64_t offset = 0;
  std::int64_t n_buffers = 0;
  std::int64_t n_children = 0;
  const void** buffers = nullptr;
  arrow_array** children = nullptr;
  arrow_array* dictionary = nullptr;
  void (*release)(arrow_array*) = nullptr;  ///< null once released
  void* private_data = nullptr;
};

/// `ArrowArrayStream`: arrays of one schema, one after the other; not for two threads at once.
struct arrow_array_stream {
  int (*get_schema)(arrow_array_stream*, arrow_schema*) = nullptr;
  int (*get_next)(arrow_array_stream*, arrow_array*) = nullptr;
  const char* (*get_last_error)(arrow_array_stream*) = nullptr;
  void (*release)(arrow_array_stream*) = nullptr;  ///< null once released
  void* private_data = nullptr;
};

static_assert(std::is_standard_layout_v<arrow_schema> && std::is_standard_layout_v<arrow_array> &&
              std::is_standard_layout_v<arrow_array_stream>);
static_assert(sizeof(void*) != 8 || (sizeof(arrow_schema) == 72 && sizeof(arrow_array) == 80 &&
                                     sizeof(arrow_array_stream) == 40));

}  // namespace dutygraph
