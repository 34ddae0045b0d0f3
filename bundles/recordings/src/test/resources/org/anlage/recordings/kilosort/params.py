dat_path = 'raw.bin'
n_channels_dat = 4
sample_rate = 30000.
hp_filtered = False
