package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.npy.Npy;
import org.anlage.npy.NpyArray;
import org.anlage.npy.Npz;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command of docs/data.md and docs/data-at-scale.md does what it says, on small files of
 * those names: those that the tests of the bundles read, written by h5py, SciPy, NumPy and
 * NetworkX, and some laid out by hand. Downloads are tried without asking a server.
 */
class DataDocumentIT {
  private static final Pattern COMMAND = Pattern.compile("`anlage (data [^`]*)`");

  /** In a block; a remark may follow. */
  private static final Pattern LINE =
      Pattern.compile("(?m)^    anlage (data [^#\\n]*[^# \\n]) *(?:#.*)?$");

  private static final Path ROOT =
      Path.of(System.getProperty("anlage.modules", "bundles/pom.xml"))
          .toAbsolutePath()
          .getParent()
          .getParent();
  private static final Path RECORDINGS =
      ROOT.resolve("bundles/recordings/src/test/resources/org/anlage/recordings");
  private static final Path GRAPHS =
      ROOT.resolve("bundles/microns/src/test/resources/org/anlage/microns/graph");

  @TempDir Path work;

  private static Matrix traces() {
    RandomStream random = RandomStream.of(4);
    return Matrix.zeros(3, 60).map(x -> random.nextGaussian());
  }

  private void copy(Path from, String to) throws IOException {
    Path target = work.resolve(to);
    Files.createDirectories(target.getParent());
    Files.copy(from, target);
  }

  private void text(String name, String text) throws IOException {
    Path target = work.resolve(name);
    Files.createDirectories(target.getParent());
    Files.writeString(target, text);
  }

  @BeforeEach
  void recordings() throws IOException {
    Files.createDirectories(work.resolve("suite2p/plane0"));
    Npy.write(work.resolve("suite2p/plane0/spks.npy"), NpyArray.of(traces()));
    Files.write(
        work.resolve("suite2p/plane0/stat.npy"),
        Files.readAllBytes(
            ROOT.resolve("bundles/npy/src/test/resources/org/anlage/npy/suite2p-stat.npy")));
    copy(RECORDINGS.resolve("npy/ops.npy"), "suite2p/plane0/ops.npy");
    copy(RECORDINGS.resolve("caiman.hdf5"), "caiman.hdf5");
    copy(RECORDINGS.resolve("rate.nwb"), "imaging.nwb");
    copy(RECORDINGS.resolve("units.nwb"), "units.nwb");
    for (String name :
        List.of("spike_times.npy", "spike_clusters.npy", "params.py", "cluster_group.tsv")) {
      copy(RECORDINGS.resolve("kilosort/" + name), "sorted/" + name);
    }
    copy(RECORDINGS.resolve("attributes.h5"), "spikes.h5");
    copy(RECORDINGS.resolve("matlab-73.mat"), "traces.h5");
    copy(RECORDINGS.resolve("traces-5.mat"), "session.mat");
    copy(RECORDINGS.resolve("spikes-5.mat"), "spikes.mat");
    copy(RECORDINGS.resolve("matlab-73.mat"), "session73.mat");
    Npy.write(work.resolve("dff.npy"), NpyArray.of(traces()));
    Npz.write(
        work.resolve("session.npz"),
        java.util.Map.of("dff", NpyArray.of(traces().transpose()), "other", NpyArray.of(traces())));
    text("dff.csv", "time_s,a,b\n0,1,2.5\n0.5,3,4\n1,-1,7\n1.5,2,2\n");
  }

  @BeforeEach
  void wiring() throws IOException {
    copy(GRAPHS.resolve("adjacency.csv"), "adjacency.csv");
    copy(GRAPHS.resolve("edgelist.csv"), "edges.csv");
    copy(GRAPHS.resolve("directed.graphml"), "worm.graphml");
    text("my-animal/data.json", "{\"title\": \"mine\"}");
    text("my-animal/nodes.csv", "name,x_um,y_um,z_um\na,0,0,0\nb,5,0,0\nc,0,7,0\n");
    text("my-animal/edges.csv", "source,target,weight\na,b,2\nb,c,1\n");
    StringBuilder traces = new StringBuilder("time_s,a,b,c\n");
    StringBuilder trials = new StringBuilder("start,stop,stimulus\n");
    RandomStream random = RandomStream.of(9);
    for (int t = 0; t < 60; t++) {
      traces.append(t / 2.0);
      for (int i = 0; i < 3; i++) {
        traces.append(',').append(random.nextGaussian());
      }
      traces.append('\n');
      if (t % 5 == 0) {
        trials.append(t / 2.0 + "," + (t / 2.0 + 2) + ",s" + t % 3 + "\n");
      }
    }
    text("my-animal/traces.csv", traces.toString());
    text("my-animal/trials.csv", trials.toString());
    text(
        "my-export/coregistration_manual_v4.csv",
        """
        target_id,session,scan_idx,field,unit_id,pt_root_id,pt_position
        11,5,3,4,1,864691135000000001,"[100000, 200000, 20000]"
        12,5,3,4,2,864691135000000002,"[100250, 200000, 20000]"
        14,5,3,4,4,864691135000000004,"[100250, 200000, 20100]"
        """);
    text(
        "my-export/aibs_metamodel_celltypes.csv",
        """
        target_id,cell_type,classification_system
        11,23P,excitatory_neuron
        12,BC,inhibitory_neuron
        14,23P,excitatory_neuron
        """);
  }

  @TestFactory
  Stream<DynamicTest> everyCommand() throws IOException {
    List<String> commands =
        COMMAND
            .matcher(Files.readString(ROOT.resolve("docs/data.md")))
            .results()
            .map(found -> found.group(1))
            .distinct()
            .filter(command -> !command.contains("PATH"))
            .toList();
    assertTrue(commands.size() > 20, commands::toString);
    return commands.stream()
        .map(command -> DynamicTest.dynamicTest(command, () -> run(command.split(" "))));
  }

  @TestFactory
  Stream<DynamicTest> everyCommandAtScale() throws IOException {
    List<String> commands =
        LINE.matcher(Files.readString(ROOT.resolve("docs/data-at-scale.md")))
            .results()
            .map(found -> found.group(1).replace("'", ""))
            .toList();
    assertTrue(commands.size() > 5, commands::toString);
    return commands.stream()
        .filter(command -> !command.matches(".*(zenodo:|dandi:|https:).*"))
        .map(command -> command + (command.contains("fetch microns") ? " --dry-run" : ""))
        .map(command -> DynamicTest.dynamicTest(command, () -> run(command.split(" "))));
  }

  private void run(String... command) throws Exception {
    Path field = Path.of(System.getProperty("anlage.shared", "")).resolve("data/microns");
    if (String.join(" ", command).contains("microns/")) {
      Path released = field.resolve("as-released/6_6_2");
      Assumptions.assumeTrue(Files.isDirectory(released), "the measured fields are not here");
      command[command.length - 1] = released.toString();
    }
    Distribution.Result result = Distribution.in(work).quick().run(command).expect(0);
    Matcher written = Pattern.compile("(?m)^\\S+\\.npy  (\\d+) x \\1$").matcher(result.out());
    assertTrue(!command[1].equals("pairs") || written.find(), result::toString);
  }

  /** The source that failed is named, and another that would read the file. */
  @TestFactory
  Stream<DynamicTest> whatElseMayReadAFileIsSaid() {
    return Stream.of(
        DynamicTest.dynamicTest(
            "chosen source",
            () ->
                Distribution.in(work)
                    .quick()
                    .run("data", "inspect", "edges.csv", "--source", "hdf5-traces")
                    .expect(3)
                    .saysOnce("read as hdf5-traces", "--source connectome or csv-traces")),
        DynamicTest.dynamicTest(
            "no source",
            () -> {
              text("a.xyz", "?");
              Distribution.in(work)
                  .quick()
                  .run("data", "inspect", "a.xyz")
                  .expect(3)
                  .saysOnce("no source recognises this", "kilosort", "caiman");
            }));
  }
}
