// Reads the plan file given as its argument and prints how many items each leader carries.
#include <dutygraph/query/workload.hpp>
#include <dutygraph/read/work_plan.hpp>

#include <cstdio>

int main(int argc, char** argv) {
  if (argc != 2) return std::fputs("usage: leaders PLAN.txt\n", stderr), 2;
  try {
    const dutygraph::plan plan = dutygraph::read_file(argv[1]);
    const dutygraph::table leaders = dutygraph::workload(plan);
    const auto& name = leaders.column("name");
    for (std::size_t row = 0; row < leaders.rows(); ++row) {
      std::printf("%s\t%lld\t%g\n", std::string(name.utf8_at(row)).c_str(),
                  static_cast<long long>(leaders.column("items").int64_at(row)),
                  leaders.column("items_fractional").float64_at(row));
    }
  } catch (const dutygraph::error& problem) {
    return std::fprintf(stderr, "%s\n", problem.what()), 3;
  }
}
