// Any bytes are read as a saved plan or refused; what is read is saved and read back equal.
#include <cstdint>
#include <dutygraph/error.hpp>
#include <dutygraph/exchange/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "input.hpp"

using namespace dutygraph;

/// All bytes are the input, without options, so that a saved plan is a useful one as it is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::optional<plan> read;
  try {
    read = from_json(bytes);
  } catch (const error& thrown) {
    must(!thrown.code().empty());
    must(!thrown.where().byte || *thrown.where().byte <= size);
    return 0;
  }
  const std::string saved = to_json(*read);
  const plan again = from_json(saved);
  must(again == *read);
  must(to_json(again) == saved);
  return 0;
}
