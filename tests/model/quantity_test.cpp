#include <dutygraph/model/quantity.hpp>

#include <string>

#include <dutygraph/build/builder.hpp>
#include <dutygraph/exchange/json.hpp>
#include <dutygraph/model/vocabulary.hpp>

#include "catch.hpp"
#include "model/round_trips.hpp"

using namespace dutygraph;

namespace {

/// A commitment of which no member holds its default.
commitment full() {
  commitment said;
  said.kind = commitment_kind::change;
  said.subject = "床位";
  said.comparator = comparator::at_least;
  said.direction = direction::increase;
  said.low = 0.1;
  said.high = 1.0 / 3.0;
  said.unit = "%";
  said.base = "上年";
  said.per = "镇街";
  said.period = "全年";
  said.condition = "500人以下的村";
  said.strength = strength::strive;
  said.strength_word = "力争";
  said.deadline = "年底前";
  said.due = date{2020, 12, 31};
  said.deadline_source = deadline_source::sentence;
  return said;
}

plan with(const commitment& said) {
  return plan_builder("p").item("1", "a").commitment("words", "1", said).build();
}

const commitment& of(const plan& p) {
  const graph& g = p.stated_graph();
  return g.commitment(g.nodes(node_kind::commitment)[0]);
}

}  // namespace

TEST_CASE("quantity: every value has a name of its own, and the name leads back") {
  CHECK(round_trips<commitment_kind>(commitment_kind_names) == 8);
  CHECK(round_trips<comparator>(comparator_names) == 6);
  CHECK(round_trips<direction>(direction_names) == 3);
  CHECK(round_trips<strength>(strength_names) == 8);
  CHECK(round_trips<deadline_source>(deadline_source_names) == 4);
  CHECK(to_string(commitment_kind::frequency) == "frequency");
  CHECK(to_string(comparator::at_most) == "<=");
  CHECK(to_string(direction::decrease) == "decrease");
  CHECK(to_string(strength::in_principle) == "in_principle");
  CHECK(to_string(deadline_source::item) == "item");
}

TEST_CASE("quantity: strengths stand from the strongest to the weakest") {
  CHECK(strength::ensure < strength::plain);
  CHECK(strength::plain < strength::strive);
  CHECK(strength::in_principle < strength::conditional);
}

TEST_CASE("quantity: figure and deadline") {
  CHECK_FALSE(commitment().has_figure());
  CHECK_FALSE(commitment().has_deadline());
  CHECK(full().has_figure());
  CHECK(full().has_deadline());
}

TEST_CASE("quantity: shared commitments are equal by content") {
  CHECK(shared_commitment() == shared_commitment());
  CHECK(shared_commitment(full()) == shared_commitment(full()));
  CHECK(shared_commitment(full()) != shared_commitment());
  CHECK(shared_commitment(full()) != shared_commitment(commitment()));
  CHECK_FALSE(shared_commitment().has_value());
  CHECK(shared_commitment().value() == commitment());
  shared_commitment one = full();
  const shared_commitment copy = one;
  one = shared_commitment();
  CHECK(copy.value() == full());
}

TEST_CASE("quantity: the graph keeps what a commitment says, and tells it from another") {
  const plan p = with(full());
  CHECK(of(p) == full());
  CHECK(p == with(full()));
  commitment other = full();
  other.per = "村";
  CHECK_FALSE(p == with(other));
  const graph& g = p.stated_graph();
  CHECK(g.commitment(g.nodes(node_kind::item)[0]) == commitment());
  CHECK(of(with({})) == commitment());
  const plan_records records = to_records(p);
  CHECK(records.nodes.back().commitment == shared_commitment(full()));
  CHECK_FALSE(records.nodes.front().commitment.has_value());
}

TEST_CASE("quantity: JSON keeps every member, and leaves out what holds its default") {
  const plan p = with(full());
  const std::string text = to_json(p);
  CHECK(from_json(text) == p);
  CHECK(to_json(from_json(text)) == text);
  CHECK(text.find("\"commitment\":{\"kind\":\"change\",\"subject\":\"床位\",\"comparator\":\">=\","
                  "\"direction\":\"increase\",\"low\":0.1,\"high\":0.3333333333333333,") !=
        std::string::npos);
  CHECK(to_json(with({})).find("\"commitment\":{") == std::string::npos);
  CHECK(from_json(to_json(with({}))) == with({}));
  commitment zero;
  zero.low = 0.0;
  CHECK(of(from_json(to_json(with(zero)))) == zero);
  const auto refused = [&](std::string_view member, std::string_view by) {
    std::string bad = text;
    bad.replace(bad.find(member), member.size(), by);
    try {
      static_cast<void>(from_json(bad));
    } catch (const exchange_error& e) {
      return e.code();
    }
    return std::string();
  };
  CHECK(refused("\"per\"", "\"pro\"") == "json.member");
  CHECK(refused("\"increase\"", "\"up\"") == "json.value");
  CHECK(refused("\">=\"", "\"=>\"") == "json.value");
  CHECK(refused("\"low\":0.1", "\"low\":\"0.1\"") == "json.value");
  CHECK(refused("\"2020-12-31\"", "\"2020-12-32\"") == "json.value");
}
