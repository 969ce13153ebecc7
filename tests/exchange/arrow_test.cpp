#include <atomic>
#include <cstring>
#include <deque>
#include <dutygraph/exchange/arrow.hpp>
#include <dutygraph/model/table_builder.hpp>
#include <limits>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "catch.hpp"

using namespace dutygraph;

namespace {

/// A table of a column of each type, drawn at random, with nulls.
table random_table(unsigned seed, std::size_t rows, bool nulls = true) {
  std::mt19937 random(seed);
  table_builder out("items by leader; 继承: nearest");
  auto& name = out.utf8("name");
  auto& items = out.int64("items");
  auto& share = out.float64("share");
  auto& covered = out.boolean("covered");
  auto& due = out.date("due");
  auto& holders = out.list("holders");
  const char* words[] = {"", "孔维健", "a", "😀", "孙 尧"};
  const auto none = [&] { return nulls && random() % 4 == 0; };
  for (std::size_t row = 0; row < rows; ++row) {
    none() ? name.push_null() : name.push(words[random() % 5]);
    none() ? items.push_null() : items.push(static_cast<std::int64_t>(random()) - 2'000'000'000);
    none() ? share.push_null() : share.push(static_cast<double>(random()) / 7);
    none() ? covered.push_null() : covered.push(random() % 2 == 0);
    none() ? due.push_null() : due.push(date_of_days(static_cast<int>(random() % 40'000) - 9'000));
    if (none()) {
      holders.push_null();
    } else {
      for (auto left = random() % 4; left > 0; --left) holders.add_word(words[random() % 5]);
      holders.end_list();
    }
  }
  return out.finish();
}

/// Rows `first` to `first + count` of a table, value by value.
table rows_of(const table& whole, std::size_t first, std::size_t count) {
  table_builder out(whole.caption());
  for (const table_column& column : whole.columns()) {
    const auto copy = [&](auto& to, auto value) {
      for (std::size_t row = first; row < first + count; ++row) {
        column.is_null(row) ? to.push_null() : to.push(value(row));
      }
    };
    const std::string& name = column.name();
    switch (column.type()) {
      case column_type::utf8:
        copy(out.utf8(name), [&](std::size_t row) { return column.utf8_at(row); });
        break;
      case column_type::int64:
        copy(out.int64(name), [&](std::size_t row) { return column.int64_at(row); });
        break;
      case column_type::float64:
        copy(out.float64(name), [&](std::size_t row) { return column.float64_at(row); });
        break;
      case column_type::boolean:
        copy(out.boolean(name), [&](std::size_t row) { return column.boolean_at(row); });
        break;
      case column_type::date:
        copy(out.date(name), [&](std::size_t row) { return column.date_at(row); });
        break;
      case column_type::utf8_list:
        copy(out.list(name), [&](std::size_t row) { return column.list_at(row); });
        break;
    }
  }
  return out.finish();
}

table round_trip(const table& value) {
  arrow_schema schema;
  arrow_array array;
  export_arrow(value, schema, array);
  return import_arrow(schema, array);
}

table stream_round_trip(const table& value) {
  arrow_array_stream stream;
  export_arrow_stream(value, stream);
  return import_arrow_stream(stream);
}

void release(arrow_schema& schema) {
  if (schema.release != nullptr) schema.release(&schema);
}
void release(arrow_array& array) {
  if (array.release != nullptr) array.release(&array);
}

/// Arrays as another program might hand them over: everything is kept here, and releases counted.
class foreign {
 public:
  foreign() = default;
  foreign(const foreign&) = delete;
  foreign& operator=(const foreign&) = delete;

  template <class Value>
  const void* keep(std::vector<Value> values) {
    std::string bytes(values.size() * sizeof(Value), '\0');
    if (!values.empty()) std::memcpy(bytes.data(), values.data(), bytes.size());
    return bytes_.emplace_back(std::move(bytes)).data();
  }
  const void* keep_text(const std::string& text) { return bytes_.emplace_back(text).data(); }

  /// A column; the pointers stay valid.
  std::size_t add(const char* format, std::int64_t length, std::vector<const void*> buffers) {
    schemas_.push_back(schema(format, names_.emplace_back("c" + std::to_string(schemas_.size()))));
    arrays_.push_back(array(length, std::move(buffers)));
    return schemas_.size() - 1;
  }
  arrow_schema& column_schema(std::size_t index) { return schemas_[index]; }
  arrow_array& column_array(std::size_t index) { return arrays_[index]; }

  /// Makes `child` the only child of `parent`.
  void nest(std::size_t parent, std::size_t child) {
    schemas_[parent].children = &schema_pointers_.emplace_back(&schemas_[child]);
    schemas_[parent].n_children = 1;
    arrays_[parent].children = &array_pointers_.emplace_back(&arrays_[child]);
    arrays_[parent].n_children = 1;
    inner_.push_back(child);
  }
  void set_dictionary(std::size_t codes, std::size_t values) {
    schemas_[codes].dictionary = &schemas_[values];
    arrays_[codes].dictionary = &arrays_[values];
    inner_.push_back(values);
  }

  /// The struct of all columns that are in no other.
  arrow_schema& table_schema() {
    for (std::size_t index = 0; index < schemas_.size(); ++index) {
      bool inner = false;
      for (const std::size_t one : inner_) inner = inner || one == index;
      if (inner) continue;
      top_schemas_.push_back(&schemas_[index]);
      top_arrays_.push_back(&arrays_[index]);
    }
    top_schema_ = schema("+s", names_.emplace_back(""));
    top_schema_.children = top_schemas_.data();
    top_schema_.n_children = static_cast<std::int64_t>(top_schemas_.size());
    return top_schema_;
  }
  arrow_array& table_array(std::int64_t length) {
    top_array_ = array(length, {nullptr});
    top_array_.children = top_arrays_.data();
    top_array_.n_children = static_cast<std::int64_t>(top_arrays_.size());
    return top_array_;
  }

  table read(std::int64_t length, std::int64_t offset = 0, const limits& bounds = {}) {
    arrow_schema& schema = table_schema();
    arrow_array& array = table_array(length);
    array.offset = offset;
    return import_arrow(schema, array, bounds);
  }

  /// What reading throws: the code, and the words in `words()`.
  std::string fault(std::int64_t length, std::int64_t offset = 0) {
    try {
      (void)read(length, offset);
      return "";
    } catch (const exchange_error& thrown) {
      words_ = thrown.what();
      return thrown.code();
    }
  }
  [[nodiscard]] bool said(const std::string& part) const {
    return words_.find(part) != std::string::npos;
  }
  [[nodiscard]] int releases() const { return releases_; }

 private:
  arrow_schema schema(const char* format, const std::string& name) {
    arrow_schema made;
    made.format = format;
    made.name = name.c_str();
    made.private_data = &releases_;
    made.release = [](arrow_schema* self) {
      ++*static_cast<int*>(self->private_data);
      self->release = nullptr;
    };
    return made;
  }
  arrow_array array(std::int64_t length, std::vector<const void*> buffers) {
    arrow_array made;
    auto& kept = buffers_.emplace_back(std::move(buffers));
    made.length = length;
    made.null_count = kept.empty() || kept[0] == nullptr ? 0 : -1;
    made.n_buffers = static_cast<std::int64_t>(kept.size());
    made.buffers = kept.data();
    made.private_data = &releases_;
    made.release = [](arrow_array* self) {
      ++*static_cast<int*>(self->private_data);
      self->release = nullptr;
    };
    return made;
  }

  int releases_ = 0;
  std::string words_;
  std::deque<std::string> bytes_;
  std::deque<std::string> names_;
  std::deque<std::vector<const void*>> buffers_;
  std::deque<arrow_schema> schemas_;
  std::deque<arrow_array> arrays_;
  std::deque<arrow_schema*> schema_pointers_;
  std::deque<arrow_array*> array_pointers_;
  std::vector<std::size_t> inner_;
  std::vector<arrow_schema*> top_schemas_;
  std::vector<arrow_array*> top_arrays_;
  arrow_schema top_schema_;
  arrow_array top_array_;
};

template <class Value>
std::vector<std::int64_t> read_integers(const char* format, std::vector<Value> values) {
  foreign made;
  const auto rows = static_cast<std::int64_t>(values.size());
  made.add(format, rows, {nullptr, made.keep(std::move(values))});
  const table read = made.read(rows);
  const auto found = read.column("c0").int64_values();
  return {found.begin(), found.end()};
}

}  // namespace

TEST_CASE("a table comes back as it went, through array and stream") {
  for (unsigned seed = 0; seed < 60; ++seed) {
    const table value = random_table(seed, seed, seed % 2 == 0);
    CHECK(round_trip(value) == value);
    CHECK(stream_round_trip(value) == value);
  }
}

TEST_CASE("tables without rows or columns come back too") {
  CHECK(round_trip(table()) == table());
  CHECK(stream_round_trip(table()) == table());
  CHECK(round_trip(table("说明", {})) == table("说明", {}));
  const table none = random_table(1, 0);
  CHECK(none.columns().size() == 6);
  CHECK(round_trip(none) == none);
  CHECK(stream_round_trip(none) == none);
}

TEST_CASE("what is exported") {
  const table value = random_table(3, 10);
  arrow_schema schema;
  arrow_array array;
  export_arrow(value, schema, array);
  CHECK(std::string(schema.format) == "+s");
  REQUIRE(schema.n_children == 6);
  const char* formats[] = {"U", "l", "g", "b", "tdD", "+L"};
  for (std::size_t index = 0; index < 6; ++index) {
    CHECK(std::string(schema.children[index]->format) == formats[index]);
    CHECK(schema.children[index]->name == value.columns()[index].name());
    CHECK(schema.children[index]->flags == 2);
    CHECK(array.children[index]->length == 10);
    CHECK(array.children[index]->null_count ==
          static_cast<std::int64_t>(value.columns()[index].null_count()));
  }
  CHECK(std::string(schema.children[5]->children[0]->format) == "U");
  CHECK(array.length == 10);
  CHECK(array.null_count == 0);
  CHECK(array.n_buffers == 1);
  // Nothing was copied.
  CHECK(array.children[1]->buffers[1] == value.column("items").int64_values().data());
  CHECK(array.children[0]->buffers[2] == value.column("name").data()->bytes.data());
  release(schema);
  release(array);
  CHECK(schema.release == nullptr);
  CHECK(array.release == nullptr);
}

TEST_CASE("the caption travels as metadata, laid out as specified") {
  arrow_schema schema;
  arrow_array array;
  export_arrow(table("ab", {}), schema, array);
  std::int32_t numbers[3] = {1, 7, 2};
  std::string expected(reinterpret_cast<const char*>(&numbers[0]), 4);
  expected.append(reinterpret_cast<const char*>(&numbers[1]), 4);
  expected.append("caption");
  expected.append(reinterpret_cast<const char*>(&numbers[2]), 4);
  expected.append("ab");
  CHECK(std::string(schema.metadata, expected.size()) == expected);
  release(schema);
  release(array);
  export_arrow(table(), schema, array);
  CHECK(schema.metadata == nullptr);
  release(schema);
  release(array);
}

TEST_CASE("an export outlives its table and is released in any order, in any thread") {
  arrow_schema schema;
  arrow_array array;
  export_arrow(random_table(4, 50), schema, array);
  release(schema);
  CHECK(array.children[1]->length == 50);
  std::thread([&array] { release(array); }).join();
  CHECK(array.release == nullptr);
}

TEST_CASE("a child moved out of its parent outlives it") {
  const table value = random_table(5, 20, false);
  arrow_schema schema;
  arrow_array array;
  export_arrow(value, schema, array);
  arrow_array moved = *array.children[1];
  array.children[1]->release = nullptr;
  arrow_schema moved_schema = *schema.children[5];
  schema.children[5]->release = nullptr;
  release(array);
  release(schema);
  std::int64_t first = 0;
  std::memcpy(&first, moved.buffers[1], sizeof first);
  CHECK(first == value.column("items").int64_at(0));
  CHECK(std::string(moved_schema.children[0]->format) == "U");
  release(moved);
  release(moved_schema);
}

TEST_CASE("a stream gives its schema as often as asked, its array once") {
  const table value = random_table(6, 5);
  arrow_array_stream stream;
  export_arrow_stream(value, stream);
  for (int time = 0; time < 2; ++time) {
    arrow_schema schema;
    REQUIRE(stream.get_schema(&stream, &schema) == 0);
    CHECK(schema.n_children == 6);
    release(schema);
  }
  arrow_array array;
  REQUIRE(stream.get_next(&stream, &array) == 0);
  CHECK(array.length == 5);
  arrow_array end;
  REQUIRE(stream.get_next(&stream, &end) == 0);
  CHECK(end.release == nullptr);
  CHECK(stream.get_last_error(&stream) == nullptr);
  stream.release(&stream);
  CHECK(stream.release == nullptr);
  CHECK(array.children[1]->length == 5);  // outlives the stream
  release(array);
}

TEST_CASE("what was released cannot be read") {
  arrow_schema schema;
  arrow_array array;
  export_arrow(random_table(7, 3), schema, array);
  CHECK(import_arrow(schema, array).rows() == 3);
  CHECK(schema.release == nullptr);
  CHECK(array.release == nullptr);
  try {
    (void)import_arrow(schema, array);
    FAIL("read twice");
  } catch (const exchange_error& thrown) {
    CHECK(thrown.code() == "arrow.released");
    CHECK(thrown.format() == "Arrow");
  }
  arrow_array_stream stream;
  CHECK_THROWS_AS(import_arrow_stream(stream), exchange_error);
}

TEST_CASE("any slice of the struct or of its columns is read") {
  const table value = random_table(8, 21);
  std::size_t wrong = 0;
  for (std::size_t first = 0; first <= 21; first += 3) {
    for (std::size_t count = 0; first + count <= 21; count += 2) {
      const table expected = rows_of(value, first, count);
      arrow_schema schema;
      arrow_array array;
      export_arrow(value, schema, array);
      array.offset = static_cast<std::int64_t>(first);
      array.length = static_cast<std::int64_t>(count);
      wrong += import_arrow(schema, array) == expected ? 0 : 1;
      export_arrow(value, schema, array);
      array.length = static_cast<std::int64_t>(count);
      for (std::size_t index = 0; index < 6; ++index) {
        array.children[index]->offset = static_cast<std::int64_t>(first);
        array.children[index]->length = static_cast<std::int64_t>(count);
        array.children[index]->null_count = -1;
      }
      wrong += import_arrow(schema, array) == expected ? 0 : 1;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("all whole numbers become int64") {
  CHECK(read_integers<std::int8_t>("c", {-128, 127}) == std::vector<std::int64_t>{-128, 127});
  CHECK(read_integers<std::uint8_t>("C", {0, 255}) == std::vector<std::int64_t>{0, 255});
  CHECK(read_integers<std::int16_t>("s", {-32768}) == std::vector<std::int64_t>{-32768});
  CHECK(read_integers<std::uint16_t>("S", {65535}) == std::vector<std::int64_t>{65535});
  CHECK(read_integers<std::int32_t>("i", {-2147483647}) == std::vector<std::int64_t>{-2147483647});
  CHECK(read_integers<std::uint32_t>("I", {4294967295U}) == std::vector<std::int64_t>{4294967295});
  CHECK(read_integers<std::int64_t>("l", {-5}) == std::vector<std::int64_t>{-5});
  CHECK(read_integers<std::uint64_t>("L", {5}) == std::vector<std::int64_t>{5});
  foreign made;
  made.add("L", 2, {nullptr, made.keep(std::vector<std::uint64_t>{1, 9'223'372'036'854'775'808U})});
  CHECK(made.fault(2) == "arrow.value");
  CHECK(made.said("column “c0”, row 1, is 9223372036854775808"));
}

TEST_CASE("other floats, dates, texts and nulls") {
  foreign made;
  made.add("f", 2, {nullptr, made.keep(std::vector<float>{0.5F, -2.0F})});
  made.add("tdm", 2, {nullptr, made.keep(std::vector<std::int64_t>{-86'400'000, 86'400'000})});
  made.add("u", 2, {nullptr, made.keep(std::vector<std::int32_t>{0, 3, 4}), made.keep_text("甲x")});
  made.add("n", 2, {});
  made.column_array(3).null_count = 2;
  const table read = made.read(2);
  CHECK(read.column("c0").float64_at(1) == -2.0);
  CHECK(read.column("c1").date_at(0) == date{1969, 12, 31});
  CHECK(read.column("c1").date_at(1) == date{1970, 1, 2});
  CHECK(read.column("c2").utf8_at(0) == "甲");
  CHECK(read.column("c2").utf8_at(1) == "x");
  CHECK(read.column("c3").type() == column_type::utf8);
  CHECK(read.column("c3").null_count() == 2);
  CHECK(made.releases() == 2);  // schema and array; their children are theirs
}

TEST_CASE("texts in views, short and long") {
  foreign made;
  const std::string first = "0123456789abcdefg孔";
  const std::string second = "another buffer, and a long one";
  const auto view = [](std::string& views, const std::string& text, std::int32_t buffer,
                       std::int32_t offset) {
    std::string one(16, '\0');
    const auto size = static_cast<std::int32_t>(text.size());
    std::memcpy(one.data(), &size, 4);
    std::memcpy(one.data() + 4, text.data(), text.size() <= 12 ? text.size() : 4);
    if (text.size() > 12) {
      std::memcpy(one.data() + 8, &buffer, 4);
      std::memcpy(one.data() + 12, &offset, 4);
    }
    views += one;
  };
  std::string views;
  view(views, "短", 0, 0);
  view(views, first.substr(1), 0, 1);
  view(views, second, 1, 0);
  view(views, "exactly  12.", 0, 0);
  view(views, "", 0, 0);
  const auto sizes = made.keep(std::vector<std::int64_t>{static_cast<std::int64_t>(first.size()),
                                                         static_cast<std::int64_t>(second.size())});
  made.add("vu", 5,
           {nullptr, made.keep_text(views), made.keep_text(first), made.keep_text(second), sizes});
  const table read = made.read(5);
  const table_column& texts = read.column("c0");
  CHECK(texts.utf8_at(0) == "短");
  CHECK(texts.utf8_at(1) == first.substr(1));
  CHECK(texts.utf8_at(2) == second);
  CHECK(texts.utf8_at(3) == "exactly  12.");
  CHECK(texts.utf8_at(4).empty());

  const auto fault_of = [&](const std::string& text, std::int32_t buffer, std::int32_t offset) {
    foreign bad;
    std::string one;
    view(one, text, buffer, offset);
    bad.add("vu", 1,
            {nullptr, bad.keep_text(one), bad.keep_text(first),
             bad.keep(std::vector<std::int64_t>{static_cast<std::int64_t>(first.size())})});
    return bad.fault(1);
  };
  CHECK(fault_of(first, 0, 0).empty());
  CHECK(fault_of(first, 0, 1) == "arrow.value");
  CHECK(fault_of(first, 0, -1) == "arrow.value");
  CHECK(fault_of(first, 1, 0) == "arrow.value");
  CHECK(fault_of(first, -1, 0) == "arrow.value");
}

TEST_CASE("texts in a dictionary") {
  foreign made;
  const std::uint8_t validity = 0b1011;
  const auto codes = made.add("c", 4,
                              {made.keep(std::vector<std::uint8_t>{validity}),
                               made.keep(std::vector<std::int8_t>{1, 0, 77, 1})});
  const auto words = made.add(
      "U", 2, {nullptr, made.keep(std::vector<std::int64_t>{0, 3, 6}), made.keep_text("甲乙")});
  made.set_dictionary(codes, words);
  const table read = made.read(4);
  CHECK(read.column("c0").utf8_at(0) == "乙");
  CHECK(read.column("c0").utf8_at(1) == "甲");
  CHECK(read.column("c0").is_null(2));
  CHECK(read.column("c0").utf8_at(3) == "乙");

  for (const std::int8_t code : {std::int8_t{2}, std::int8_t{-1}}) {
    foreign bad;
    const auto wrong = bad.add("c", 1, {nullptr, bad.keep(std::vector<std::int8_t>{code})});
    bad.set_dictionary(wrong, bad.add("u", 2,
                                      {nullptr, bad.keep(std::vector<std::int32_t>{0, 1, 2}),
                                       bad.keep_text("ab")}));
    CHECK(bad.fault(1) == "arrow.value");
    CHECK(bad.said("of a dictionary that has 2"));
  }
  foreign numbers;
  const auto outer = numbers.add("c", 1, {nullptr, numbers.keep(std::vector<std::int8_t>{0})});
  numbers.set_dictionary(
      outer, numbers.add("l", 1, {nullptr, numbers.keep(std::vector<std::int64_t>{7})}));
  CHECK(numbers.fault(1) == "arrow.type");
}

TEST_CASE("lists of texts with 32-bit offsets, in a slice of their own") {
  foreign made;
  const auto list = made.add("+l", 2, {nullptr, made.keep(std::vector<std::int32_t>{9, 0, 1, 3})});
  made.column_array(list).offset = 1;
  const auto words = made.add(
      "u", 3,
      {nullptr, made.keep(std::vector<std::int32_t>{0, 1, 2, 4, 5}), made.keep_text("abccd")});
  made.column_array(words).offset = 1;
  made.nest(list, words);
  const table read = made.read(2);
  CHECK(read.column("c0").list_at(0).size() == 1);
  CHECK(read.column("c0").list_at(0)[0] == "b");
  CHECK(read.column("c0").list_at(1)[0] == "cc");
  CHECK(read.column("c0").list_at(1)[1] == "d");
}

TEST_CASE("rows that are null in the struct are null in every column") {
  foreign made;
  made.add("l", 3, {nullptr, made.keep(std::vector<std::int64_t>{1, 2, 3})});
  arrow_schema& schema = made.table_schema();
  arrow_array& array = made.table_array(3);
  const std::uint8_t validity = 0b101;
  const void* buffers[] = {&validity};
  array.buffers = buffers;
  array.null_count = 1;
  const table read = import_arrow(schema, array);
  CHECK(read.column("c0").is_null(1));
  CHECK(read.column("c0").int64_at(2) == 3);
}

TEST_CASE("formats that no table takes are named with their column") {
  for (const char* format : {"tsu:UTC", "e", "z", "w:16", "d:10,2", "+m", "+vl", "", "x\x1B"}) {
    foreign made;
    made.add(format, 0, {nullptr, nullptr});
    CHECK(made.fault(0) == "arrow.type");
    CHECK(made.said("column “c0” has the Arrow format"));
    CHECK(made.releases() == 2);
  }
  foreign named;
  named.add("tsu:UTC", 0, {nullptr, nullptr});
  (void)named.fault(0);
  CHECK(named.said("“tsu:UTC”"));
  foreign list;
  const auto outer = list.add("+l", 0, {nullptr, nullptr});
  list.nest(outer, list.add("l", 0, {nullptr, nullptr}));
  CHECK(list.fault(0) == "arrow.type");
  CHECK(list.said("a list of something else than texts"));
  foreign empty_list;
  empty_list.add("+l", 0, {nullptr, nullptr});
  CHECK(empty_list.fault(0) == "arrow.type");
}

TEST_CASE("what must be a table") {
  foreign made;
  made.add("l", 0, {nullptr, nullptr});
  arrow_schema& schema = made.table_schema();
  arrow_array& array = made.table_array(0);
  schema.format = "l";
  CHECK_THROWS_AS(import_arrow(schema, array), exchange_error);
  CHECK(made.releases() == 2);
  foreign twice;
  twice.add("l", 0, {nullptr, nullptr});
  twice.add("l", 0, {nullptr, nullptr});
  twice.column_schema(1).name = "c0";
  CHECK(twice.fault(0) == "arrow.type");
  CHECK(twice.said("two columns are named “c0”"));
  foreign unnamed;
  unnamed.add("l", 0, {nullptr, nullptr});
  unnamed.column_schema(0).name = nullptr;
  CHECK(unnamed.read(0).columns()[0].name().empty());
  foreign bad_name;
  bad_name.add("l", 0, {nullptr, nullptr});
  bad_name.column_schema(0).name = "\xFF";
  CHECK(bad_name.fault(0) == "arrow.value");
}

TEST_CASE("arrays that contradict themselves are refused") {
  const auto fault_of = [](auto change) {
    foreign made;
    made.add("u", 2,
             {nullptr, made.keep(std::vector<std::int32_t>{0, 1, 2}), made.keep_text("ab")});
    change(made.column_array(0));
    const std::string code = made.fault(2);
    CHECK(made.releases() == 2);
    return code;
  };
  CHECK(fault_of([](arrow_array&) {}).empty());
  CHECK(fault_of([](arrow_array& array) { array.length = 1; }) == "arrow.layout");
  CHECK(fault_of([](arrow_array& array) { array.length = -1; }) == "arrow.layout");
  CHECK(fault_of([](arrow_array& array) {
          array.length = std::numeric_limits<std::int64_t>::max();
        }) == "arrow.layout");
  CHECK(fault_of([](arrow_array& array) { array.offset = -1; }) == "arrow.layout");
  CHECK(fault_of([](arrow_array& array) { array.n_buffers = 2; }) == "arrow.layout");
  CHECK(fault_of([](arrow_array& array) { array.n_buffers = -1; }) == "arrow.layout");
  CHECK(fault_of([](arrow_array& array) { array.buffers = nullptr; }) == "arrow.layout");
  CHECK(fault_of([](arrow_array& array) { array.null_count = 3; }) == "arrow.layout");
  CHECK(fault_of([](arrow_array& array) { array.null_count = -2; }) == "arrow.layout");
  CHECK(fault_of([](arrow_array& array) { array.null_count = 1; }) == "arrow.layout");
  CHECK(fault_of([](arrow_array& array) { array.buffers[1] = nullptr; }) == "arrow.layout");
  CHECK(fault_of([](arrow_array& array) { array.buffers[2] = nullptr; }) == "arrow.layout");
  CHECK(fault_of([](arrow_array& array) { array.release = nullptr; }) == "arrow.layout");
}

TEST_CASE("offsets must rise, and texts be UTF-8") {
  const auto fault_of = [](std::vector<std::int32_t> offsets, const std::string& bytes) {
    foreign made;
    made.add("u", 2, {nullptr, made.keep(std::move(offsets)), made.keep_text(bytes)});
    return made.fault(2);
  };
  CHECK(fault_of({0, 3, 6}, "甲乙").empty());
  CHECK(fault_of({0, 3, 2}, "甲乙") == "arrow.layout");
  CHECK(fault_of({-1, 3, 6}, "甲乙") == "arrow.layout");
  CHECK(fault_of({0, 2, 6}, "甲乙") == "arrow.value");
  foreign made;
  made.add("u", 2,
           {nullptr, made.keep(std::vector<std::int32_t>{0, 1, 2}), made.keep_text("a\xFF")});
  CHECK(made.fault(2) == "arrow.value");
  CHECK(made.said("column “c0”, row 1, is not UTF-8: a byte that UTF-8 never has at byte 0"));
}

TEST_CASE("lists stay within their values and have no nulls") {
  const auto fault_of = [](std::vector<std::int32_t> offsets, std::uint8_t validity) {
    foreign made;
    const auto list = made.add("+l", 1, {nullptr, made.keep(std::move(offsets))});
    made.nest(list,
              made.add("u", 2,
                       {made.keep(std::vector<std::uint8_t>{validity}),
                        made.keep(std::vector<std::int32_t>{0, 1, 2}), made.keep_text("ab")}));
    return made.fault(1);
  };
  CHECK(fault_of({0, 2}, 0b11).empty());
  CHECK(fault_of({0, 3}, 0b11) == "arrow.layout");
  CHECK(fault_of({0, 2}, 0b01) == "arrow.value");
  CHECK(fault_of({0, 1}, 0b01).empty());
}

TEST_CASE("a day must be whole") {
  foreign made;
  made.add("tdm", 1, {nullptr, made.keep(std::vector<std::int64_t>{1})});
  CHECK(made.fault(1) == "arrow.value");
  foreign far;
  far.add("tdm", 1, {nullptr, far.keep(std::vector<std::int64_t>{86'400'000'000'000'000})});
  CHECK(far.fault(1).empty());
  foreign beyond;
  beyond.add("tdm", 1,
             {nullptr, beyond.keep(std::vector<std::int64_t>{86'400'000 * 100'000'000'000})});
  CHECK(beyond.fault(1) == "arrow.value");
}

TEST_CASE("schema and array must have one number of columns") {
  foreign made;
  made.add("l", 0, {nullptr, nullptr});
  arrow_schema& schema = made.table_schema();
  arrow_array& array = made.table_array(0);
  array.n_children = 0;
  CHECK_THROWS_AS(import_arrow(schema, array), exchange_error);
  CHECK(made.releases() == 2);
  foreign other;
  other.add("l", 0, {nullptr, nullptr});
  arrow_schema& second = other.table_schema();
  second.n_children = -1;
  CHECK_THROWS_AS(import_arrow(second, other.table_array(0)), exchange_error);
}

TEST_CASE("foreign metadata around the caption is passed over") {
  const auto number = [](std::int32_t value) {
    std::string bytes(4, '\0');
    std::memcpy(bytes.data(), &value, 4);
    return bytes;
  };
  const auto caption_of = [&](const std::string& metadata) {
    foreign made;
    arrow_schema& schema = made.table_schema();
    schema.metadata = metadata.data();
    return import_arrow(schema, made.table_array(0)).caption();
  };
  const std::string other = number(6) + "pandas" + number(2) + "{}";
  const std::string caption = number(7) + "caption" + number(3) + "甲";
  CHECK(caption_of(number(2) + other + caption) == "甲");
  CHECK(caption_of(number(1) + other).empty());
  CHECK(caption_of(number(0)).empty());
  CHECK_THROWS_AS(caption_of(number(-1)), exchange_error);
  CHECK_THROWS_AS(caption_of(number(1) + number(-5)), exchange_error);
  CHECK_THROWS_AS(caption_of(number(1) + number(7) + "caption" + number(1) + "\xFF"),
                  exchange_error);
}

namespace {

/// A stream that gives the same table several times, and then fails if asked to.
struct repeating {
  table value;
  int left = 0;
  int error = 0;
  bool failing_schema = false;
  int releases = 0;

  arrow_array_stream stream() {
    arrow_array_stream made;
    made.private_data = this;
    made.get_schema = [](arrow_array_stream* self, arrow_schema* schema) {
      auto& own = *static_cast<repeating*>(self->private_data);
      if (own.failing_schema) return 5;
      arrow_array unused;
      export_arrow(own.value, *schema, unused);
      release(unused);
      return 0;
    };
    made.get_next = [](arrow_array_stream* self, arrow_array* array) {
      auto& own = *static_cast<repeating*>(self->private_data);
      *array = {};
      if (own.left-- <= 0) return own.error;
      arrow_schema unused;
      export_arrow(own.value, unused, *array);
      release(unused);
      return 0;
    };
    made.get_last_error = [](arrow_array_stream*) { return "the disk\nis gone"; };
    made.release = [](arrow_array_stream* self) {
      ++static_cast<repeating*>(self->private_data)->releases;
      self->release = nullptr;
    };
    return made;
  }
};

}  // namespace

TEST_CASE("a stream of several arrays is one table") {
  repeating source{random_table(9, 7), 3, 0, false, 0};
  arrow_array_stream stream = source.stream();
  const table read = import_arrow_stream(stream);
  CHECK(source.releases == 1);
  CHECK(stream.release == nullptr);
  REQUIRE(read.rows() == 21);
  for (std::size_t part = 0; part < 3; ++part) CHECK(rows_of(read, part * 7, 7) == source.value);
  repeating nothing{random_table(9, 7), 0, 0, false, 0};
  arrow_array_stream empty = nothing.stream();
  CHECK(import_arrow_stream(empty) == rows_of(source.value, 0, 0));
}

TEST_CASE("a stream that fails says why") {
  for (const bool failing_schema : {false, true}) {
    repeating source{random_table(9, 7), 1, 5, failing_schema, 0};
    arrow_array_stream stream = source.stream();
    try {
      (void)import_arrow_stream(stream);
      FAIL("read");
    } catch (const exchange_error& thrown) {
      CHECK(thrown.code() == "arrow.stream");
      CHECK(std::string(thrown.what()).find("(error 5): the disk\\u{a}is gone") !=
            std::string::npos);
    }
    CHECK(source.releases == 1);
  }
}

TEST_CASE("rows and bytes are limited, and reading ends when asked to") {
  limits rows;
  rows.edges = 20;
  repeating source{random_table(9, 7), 3, 0, false, 0};
  arrow_array_stream stream = source.stream();
  CHECK_THROWS_AS(import_arrow_stream(stream, rows), limit_exceeded);
  CHECK(source.releases == 1);
  limits bytes;
  bytes.input_bytes = 5;
  arrow_schema schema;
  arrow_array array;
  export_arrow(random_table(10, 50), schema, array);
  CHECK_THROWS_AS(import_arrow(schema, array, bytes), limit_exceeded);
  CHECK(array.release == nullptr);
  const std::atomic<bool> flag = true;
  export_arrow(random_table(10, 50), schema, array);
  CHECK_THROWS_AS(import_arrow(schema, array, {}, stop_token(flag)), stopped);
  arrow_array_stream other;
  export_arrow_stream(random_table(10, 50), other);
  CHECK_THROWS_AS(import_arrow_stream(other, {}, stop_token(flag)), stopped);
  CHECK(other.release == nullptr);
}

TEST_CASE("counts changed at random are refused or read, never worse") {
  std::mt19937 random(12);
  const std::int64_t odd[] = {-2, -1, 0, 1, 2,
                              3,  7,  8, 9, std::numeric_limits<std::int64_t>::max()};
  std::size_t read = 0;
  std::size_t refused = 0;
  for (int round = 0; round < 3000; ++round) {
    arrow_schema schema;
    arrow_array array;
    export_arrow(random_table(static_cast<unsigned>(round % 5), 8), schema, array);
    arrow_array& child = *array.children[random() % 6];
    const std::int64_t value = odd[random() % 10];
    // Lengths may only shrink: a longer one is a lie that nobody can find out.
    switch (random() % 5) {
      case 0:
        child.null_count = value;
        break;
      case 1:
        child.length = value > 8 && value < 1000 ? 8 : value;
        break;
      case 2:
        array.length = value > 8 && value < 1000 ? 8 : value;
        break;
      case 3:
        child.n_buffers = value < 4 ? value : 1;
        break;
      default:
        child.n_children = value < 1 ? value : child.n_children;
        break;
    }
    const bool huge = child.length > 1000;
    if (huge) child.offset = std::numeric_limits<std::int64_t>::max();
    try {
      (void)import_arrow(schema, array);
      ++read;
    } catch (const error&) {
      ++refused;
    }
  }
  CHECK(read > 0);
  CHECK(refused > 0);
  CHECK(read + refused == 3000);
}
