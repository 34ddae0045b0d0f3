/**
 * Tables of many rows through DuckDB, an embedded database (https://duckdb.org, MIT). DuckDB
 * computes sums of whole numbers and hands on values in a given order, so that results are the same
 * on any number of threads.
 */
@NullMarked
package org.anlage.duckdb;

import org.jspecify.annotations.NullMarked;
