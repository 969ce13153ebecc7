#include <cstddef>
#include <dutygraph/exchange/arrow_interface.hpp>

#include "catch.hpp"

namespace {

// The structs as the specification prints them.
namespace printed {
struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  std::int64_t flags;
  std::int64_t n_children;
  struct ArrowSchema** children;
  struct ArrowSchema* dictionary;
  void (*release)(struct ArrowSchema*);
  void* private_data;
};
struct ArrowArray {
  std::int64_t length;
  std::int64_t null_count;
  std::int64_t offset;
  std::int64_t n_buffers;
  std::int64_t n_children;
  const void** buffers;
  struct ArrowArray** children;
  struct ArrowArray* dictionary;
  void (*release)(struct ArrowArray*);
  void* private_data;
};
struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream*, struct ArrowSchema*);
  int (*get_next)(struct ArrowArrayStream*, struct ArrowArray*);
  const char* (*get_last_error)(struct ArrowArrayStream*);
  void (*release)(struct ArrowArrayStream*);
  void* private_data;
};
}  // namespace printed

}  // namespace

using namespace dutygraph;

TEST_CASE("our structs have the layout of the specification's") {
  CHECK(sizeof(arrow_schema) == sizeof(printed::ArrowSchema));
  CHECK(offsetof(arrow_schema, format) == offsetof(printed::ArrowSchema, format));
  CHECK(offsetof(arrow_schema, name) == offsetof(printed::ArrowSchema, name));
  CHECK(offsetof(arrow_schema, metadata) == offsetof(printed::ArrowSchema, metadata));
  CHECK(offsetof(arrow_schema, flags) == offsetof(printed::ArrowSchema, flags));
  CHECK(offsetof(arrow_schema, n_children) == offsetof(printed::ArrowSchema, n_children));
  CHECK(offsetof(arrow_schema, children) == offsetof(printed::ArrowSchema, children));
  CHECK(offsetof(arrow_schema, dictionary) == offsetof(printed::ArrowSchema, dictionary));
  CHECK(offsetof(arrow_schema, release) == offsetof(printed::ArrowSchema, release));
  CHECK(offsetof(arrow_schema, private_data) == offsetof(printed::ArrowSchema, private_data));
  CHECK(sizeof(arrow_array) == sizeof(printed::ArrowArray));
  CHECK(offsetof(arrow_array, null_count) == offsetof(printed::ArrowArray, null_count));
  CHECK(offsetof(arrow_array, offset) == offsetof(printed::ArrowArray, offset));
  CHECK(offsetof(arrow_array, n_buffers) == offsetof(printed::ArrowArray, n_buffers));
  CHECK(offsetof(arrow_array, n_children) == offsetof(printed::ArrowArray, n_children));
  CHECK(offsetof(arrow_array, buffers) == offsetof(printed::ArrowArray, buffers));
  CHECK(offsetof(arrow_array, children) == offsetof(printed::ArrowArray, children));
  CHECK(offsetof(arrow_array, dictionary) == offsetof(printed::ArrowArray, dictionary));
  CHECK(offsetof(arrow_array, release) == offsetof(printed::ArrowArray, release));
  CHECK(offsetof(arrow_array, private_data) == offsetof(printed::ArrowArray, private_data));
  CHECK(sizeof(arrow_array_stream) == sizeof(printed::ArrowArrayStream));
  CHECK(offsetof(arrow_array_stream, get_next) == offsetof(printed::ArrowArrayStream, get_next));
  CHECK(offsetof(arrow_array_stream, get_last_error) ==
        offsetof(printed::ArrowArrayStream, get_last_error));
  CHECK(offsetof(arrow_array_stream, release) == offsetof(printed::ArrowArrayStream, release));
  CHECK(offsetof(arrow_array_stream, private_data) ==
        offsetof(printed::ArrowArrayStream, private_data));
}
