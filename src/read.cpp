// The compiled flavour of the read part.
#include <dutygraph/read/detail/annotation_inl.hpp>
#include <dutygraph/read/detail/announced_themes_inl.hpp>
#include <dutygraph/read/detail/csv_records_inl.hpp>
#include <dutygraph/read/detail/document_head_inl.hpp>
#include <dutygraph/read/detail/extracted_document_inl.hpp>
#include <dutygraph/read/detail/file_bytes_inl.hpp>
#include <dutygraph/read/detail/lines_inl.hpp>
#include <dutygraph/read/detail/linkage_inl.hpp>
#include <dutygraph/read/detail/links_file_inl.hpp>
#include <dutygraph/read/detail/mentions_inl.hpp>
#include <dutygraph/read/detail/numbering_inl.hpp>
#include <dutygraph/read/detail/numerals_inl.hpp>
#include <dutygraph/read/detail/outline_inl.hpp>
#include <dutygraph/read/detail/responsibility_table_inl.hpp>
#include <dutygraph/read/detail/theme_naming_inl.hpp>
#include <dutygraph/read/detail/work_plan_inl.hpp>
