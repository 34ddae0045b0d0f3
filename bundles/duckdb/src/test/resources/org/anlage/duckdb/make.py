"""Writes the tables of the tests with pyarrow: an implementation of Parquet and Feather other than DuckDB's."""
import numpy as np
import pyarrow as pa
import pyarrow.feather
import pyarrow.parquet as pq

R = 864691135000000000
rows = [  # id, valid, pre, post, size, position of the cleft
    (1, True, R + 1, R + 2, 1000, [1, 2, 3]),
    (2, True, R + 1, R + 2, 500, [1, 2, 3]),
    (3, True, R + 2, R + 3, 70, [1, 2, 3]),
    (4, True, R + 4, R + 1, 300, None),
    (4, True, R + 4, R + 1, 300, [1, 2, 3]),
    (5, True, R + 3, R + 3, 40, [1, 2, 3]),
    (6, False, R + 3, R + 1, 40, [1, 2, 3]),
    (7, True, 0, R + 1, 40, [1, 2, 3]),
    (8, None, R + 3, R + 999999999, None, [1, 2, 3]),
]
ids, valid, pre, post, size, point = map(list, zip(*rows))
table = pa.table({
    "id": pa.array(ids, pa.int64()),
    "valid": pa.array(valid, pa.bool_()),
    "pre_pt_root_id": pa.array(pre, pa.int64()),
    "post_pt_root_id": pa.array(post, pa.uint64()),
    "size": pa.array(size, pa.int32()),
    "ctr_pt_position": pa.array(point, pa.list_(pa.int64())),
})
pq.write_table(table, "synapses_pni_2.parquet", compression="snappy", row_group_size=4)
words = table.cast(pa.schema([
    ("id", pa.int64()), ("valid", pa.string()), ("pre_pt_root_id", pa.string()), ("post_pt_root_id", pa.string()),
    ("size", pa.float64()), ("ctr_pt_position", pa.list_(pa.int64()))]))
pq.write_table(words, "synapses_text.parquet", compression="zstd")
damaged = table.set_column(2, "pre_pt_root_id", pa.array(np.array(pre, float)))
pq.write_table(damaged, "synapses_float.parquet")
pa.feather.write_feather(table, "synapses_pni_2.feather")
