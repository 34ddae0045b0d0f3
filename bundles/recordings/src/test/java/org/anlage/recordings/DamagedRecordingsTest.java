package org.anlage.recordings;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.anlage.recordings.Hdf5Traces.Orientation;
import org.anlage.testkit.Damage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged files are read or refused in one problem, whatever was damaged. */
class DamagedRecordingsTest {
  private static final Hdf5Positions NOWHERE = new Hdf5Positions("", 1);

  @TempDir private Path folder;

  private Path copy(String name) throws IOException {
    return new ResourceFolder(folder).copy(name);
  }

  @ParameterizedTest
  @CsvSource({
    "rate.nwb, processing/ophys/DfOverF/RoiResponseSeries/data",
    "rois.nwb, ''",
    "matlab-73.mat, dff",
    "objects.h5, plain",
    "objects.h5, soft",
    "layouts/new-fixed-gzip.h5, d",
    "layouts/new-grows-second-gzip.h5, d",
    "layouts/new-grows-both-gzip.h5, d",
    "layouts/new-single-gzip.h5, d",
    "layouts/old-grows-both-gzip.h5, d",
    "layouts/partial-shuffle-deflate.h5, dff"
  })
  void tracesInHdf5(String name, String dataset) throws IOException {
    Path file = copy(name);
    int refused =
        Damage.of(
            file,
            250,
            new Hdf5Traces(),
            new Hdf5Traces.Parameters(dataset, Orientation.AUTOMATIC, 0, NOWHERE, -1),
            file);
    assertTrue(refused > 20, "refused " + refused);
  }

  @ParameterizedTest
  @ValueSource(strings = {"units.nwb", "attributes.h5", "observed.nwb"})
  void eventsInHdf5(String name) throws IOException {
    Path file = copy(name);
    int refused =
        Damage.of(
            file,
            250,
            new Hdf5Events(),
            new Hdf5Events.Parameters("", "", 1, Optional.empty(), 0, 0, NOWHERE),
            file);
    assertTrue(refused > 20, "refused " + refused);
  }

  @Test
  void caiman() throws IOException {
    Path file = copy("caiman.hdf5");
    int refused =
        Damage.of(
            file, 250, new Caiman(), new Caiman.Parameters(Caiman.Signal.C, true, 0, 1, -1), file);
    assertTrue(refused > 20, "refused " + refused);
  }

  @ParameterizedTest
  @ValueSource(strings = {"traces-5.mat", "spikes-5.mat"})
  void matlab(String name) throws IOException {
    Path file = copy(name);
    int refused =
        Damage.of(
            file,
            300,
            new Matlab(),
            new Matlab.Parameters("", Orientation.AUTOMATIC, 0, -1, 1, Optional.empty(), 0, 0),
            file);
    assertTrue(refused > 50, "refused " + refused);
  }

  @Test
  void kilosort() throws IOException {
    Path data = new ResourceFolder(folder).kilosort();
    Kilosort.Parameters good =
        new Kilosort.Parameters(Optional.empty(), List.of("good"), Optional.empty(), 0, 0);
    for (String name :
        List.of("spike_times.npy", "spike_clusters.npy", "params.py", "cluster_group.tsv")) {
      int refused = Damage.of(data.resolve(name), 200, new Kilosort(), good, data);
      assertTrue(refused > 20, name + ": refused " + refused);
    }
  }

  @Test
  void tablesAndArrays() throws IOException {
    Path table = folder.resolve("a.csv");
    Files.writeString(table, "time_s,a,b\n0,1,2.5\n0.5,3,4e-3\n1,-1,7\n1.5,2,2\n");
    int refused =
        Damage.of(
            table,
            300,
            new CsvTraces(),
            new CsvTraces.Parameters(
                Optional.empty(),
                -1,
                "auto",
                "auto",
                CsvTraces.Header.AUTO,
                CsvTraces.Orientation.AUTO),
            table);
    assertTrue(refused > 20, "refused " + refused);
    Path array = copy("npy/fortran.npy");
    refused =
        Damage.of(
            array,
            300,
            new NpyTraces(),
            new NpyTraces.Parameters(0, -1, true, 0, Orientation.AUTOMATIC, ""),
            array);
    assertTrue(refused > 20, "refused " + refused);
  }
}
