"""Writes the export of CaveOnDisk as Parquet, with pandas and pyarrow: positions as lists, ids as int64."""
import io

import pandas as pd

R = 864691135000000000
POINTS = [[100000, 200000, 20000], [100250, 200000, 20000], [100000, 200500, 20000], [100000, 200000, 20025]]
pd.DataFrame({
    "id": range(100, 104), "valid": [True] * 4, "target_id": range(11, 15), "session": 5, "scan_idx": 3, "field": 4,
    "unit_id": range(1, 5), "pt_root_id": [R + k for k in range(1, 5)], "residual": [1.5, 2.5, None, 8],
    "score": [10.25, 4, -1, 6], "pt_position": POINTS,
}).to_parquet("coregistration_manual_v4.parquet")
pd.DataFrame({
    "id": range(901, 906), "valid": [True] * 5, "target_id": range(11, 16),
    "classification_system": ["excitatory_neuron", "inhibitory_neuron", "excitatory_neuron", None, "nonneuron"],
    "cell_type": ["23P", "BC", "5P-ET", None, "astrocyte"],
}).to_parquet("aibs_metamodel_celltypes_v661.parquet")
SYNAPSES = """id,valid,pre_pt_root_id,post_pt_root_id,size
1,True,864691135000000001,864691135000000002,1000
2,True,864691135000000001,864691135000000002,500
3,True,864691135000000002,864691135000000003,70
4,True,864691135000000004,864691135000000001,300
4,True,864691135000000004,864691135000000001,300
5,True,864691135000000003,864691135000000003,40
6,False,864691135000000003,864691135000000001,40
7,True,0,864691135000000001,40
8,True,864691135000000003,864691135999999999,
"""
pd.read_csv(io.StringIO(SYNAPSES)).to_parquet("synapses_pni_2.parquet")
