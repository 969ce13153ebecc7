// Any bytes are read as one of the shapes of CSV or refused; what is read is saved and read back
// equal.
#include <cstdint>
#include <dutygraph/build/validation.hpp>
#include <dutygraph/exchange/json.hpp>
#include <dutygraph/read/responsibility_table.hpp>
#include <string>

#include "input.hpp"

using namespace dutygraph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz_input input(data, size);
  read_options options;
  options.replace = input.choose(2) == 1;
  options.strict = input.choose(4) == 3;
  try {
    const plan read = read_csv(input.bytes(), options);
    const std::string saved = to_json(read);
    must(from_json(saved) == read);
    must(to_json(from_json(saved)) == saved);
  } catch (const build_error& unsound) {
    must(!unsound.findings().empty());  // rows may contradict each other
  } catch (const error& thrown) {
    must(!thrown.code().empty());
    must(!thrown.where().byte || *thrown.where().byte <= size);
  }
  return 0;
}
