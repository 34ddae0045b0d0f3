package org.anlage.fuzz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.CortexSource;
import org.anlage.microns.WiringTables;
import org.anlage.microns.cave.MicronsCave;
import org.anlage.microns.graph.Connectome;
import org.anlage.npy.Npy;
import org.anlage.npy.Npz;
import org.anlage.parameters.ParameterDecoder;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;
import org.anlage.recordings.Caiman;
import org.anlage.recordings.CsvTraces;
import org.anlage.recordings.Hdf5Events;
import org.anlage.recordings.Hdf5Traces;
import org.anlage.recordings.Kilosort;
import org.anlage.recordings.Matlab;
import org.anlage.recordings.NpyTraces;

/**
 * What Jazzer runs: the reader named by the first argument, on files of any content. A reader gives
 * a value or throws {@link ProblemException}, within the memory and the time that Jazzer is told to
 * allow; whatever else it does is a finding.
 */
public final class FileReaders {
  private static final String NODES = "name,x_um,y_um,z_um\na,0,0,0\nb,5,0,0\nc,0,7,0\n";
  private static final String EDGES = "source,target,weight\na,b,2\nb,c,1\n";
  private static final String MATCHES =
      """
      target_id,session,scan_idx,field,unit_id,pt_root_id,pt_position
      11,5,3,4,1,864691135000000001,"[100000, 200000, 20000]"
      12,5,3,4,2,864691135000000002,"[100250, 200000, 20000]"
      14,5,3,4,4,864691135000000004,"[100250, 200000, 20100]"
      """;

  private static final String EVENTS = "neuron,time\na,0.5\nb,1.5\na,2\nc,2.5\nb,4\n";
  private static final String SAMPLE_RATE = "sample_rate = 10.\n";

  private static Target target = new Target("", Map.of(), file -> {});
  private static Path folder = Path.of("");

  private FileReaders() {}

  /** Reads a file. */
  @FunctionalInterface
  private interface Reader {
    void read(Path file) throws IOException;
  }

  /**
   * A reader and where its file is.
   *
   * @param name of the file that is fuzzed
   * @param beside contents of the files beside it, by name; as bytes of ISO 8859-1
   * @param reader reads the file, or the folder that it is in
   */
  private record Target(String name, Map<String, String> beside, Reader reader) {}

  /** Chooses the reader; called by Jazzer. */
  public static void fuzzerInitialize(String[] arguments) throws IOException {
    target = target(arguments.length == 0 ? "" : arguments[0]);
    folder = Files.createTempDirectory("anlage-fuzz");
    for (Map.Entry<String, String> file : target.beside().entrySet()) {
      Files.writeString(
          folder.resolve(file.getKey()), file.getValue(), StandardCharsets.ISO_8859_1);
    }
  }

  /** Reads a file of this content; called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] content) throws IOException {
    reads(content);
  }

  /** Whether the reader gives a value; if not, it threw a problem that says something. */
  static boolean reads(byte[] content) throws IOException {
    Path file = folder.resolve(target.name());
    Files.write(file, content);
    try {
      target.reader().read(file);
      return true;
    } catch (ProblemException refused) {
      if (String.valueOf(refused.getMessage()).isBlank()) {
        throw new IllegalStateException("a problem without words", refused);
      }
      return false;
    }
  }

  private static Target target(String reader) {
    return switch (reader) {
      case "npy" -> alone("a.npy", Npy::read);
      case "npz" -> alone("a.npz", Npz::read);
      case "csv-traces" -> alone("a.csv", loads(new CsvTraces(), "{}"));
      case "connectome" -> alone("a.csv", loads(new Connectome(), "{}"));
      case "graphml" -> alone("a.graphml", loads(new Connectome(), "{}"));
      case "matlab" -> alone("a.mat", loads(new Matlab(), "{}"));
      case "hdf5-traces" -> alone("a.h5", loads(new Hdf5Traces(), "{}"));
      case "hdf5-events" -> alone("a.h5", loads(new Hdf5Events(), "{}"));
      case "caiman" -> alone("a.hdf5", loads(new Caiman(), "{}"));
      case "nwb" -> alone("a.nwb", loads(new Hdf5Traces(), "{}"));
      case "npy-traces" -> alone("a.npy", loads(new NpyTraces(), "{}"));
      case "suite2p-stat" ->
          inFolder("stat.npy", Map.of("spks.npy", spks()), new NpyTraces(), "{\"pixel\": 1}");
      case "suite2p-ops" -> inFolder("ops.npy", Map.of("spks.npy", spks()), new NpyTraces(), "{}");
      case "phy" -> inFolder("params.py", sorted("params.py"), new Kilosort(), "{}");
      case "phy-labels" ->
          inFolder("cluster_group.tsv", sorted("cluster_group.tsv"), new Kilosort(), "{}");
      case "spike-times" ->
          inFolder("spike_times.npy", sorted("spike_times.npy"), new Kilosort(), "{}");
      case "data-json" ->
          inFolder(
              "data.json",
              Map.of("nodes.csv", NODES, "edges.csv", EDGES),
              new WiringTables(),
              "{}");
      case "nodes" -> inFolder("nodes.csv", Map.of("edges.csv", EDGES), new WiringTables(), "{}");
      case "edges" -> inFolder("edges.csv", Map.of("nodes.csv", NODES), new WiringTables(), "{}");
      case "events" ->
          inFolder(
              "events.csv",
              Map.of("nodes.csv", NODES, "edges.csv", EDGES),
              new WiringTables(),
              "{}");
      case "trials" ->
          inFolder(
              "trials.csv",
              Map.of("nodes.csv", NODES, "edges.csv", EDGES, "events.csv", EVENTS),
              new WiringTables(),
              "{}");
      case "cell-types" ->
          inFolder(
              "aibs_metamodel_celltypes.csv",
              Map.of("coregistration.csv", MATCHES),
              cave(),
              "{\"unit\": \"voxel\"}");
      case "proofreading" ->
          inFolder(
              "proofreading_status_and_strategy.csv",
              Map.of("coregistration.csv", MATCHES),
              cave(),
              "{\"unit\": \"voxel\"}");
      case "matches" -> inFolder("coregistration.csv", Map.of(), cave(), "{\"unit\": \"voxel\"}");
      case "synapses" ->
          inFolder(
              "synapses_pni_2.csv",
              Map.of("coregistration.csv", MATCHES),
              cave(),
              "{\"unit\": \"voxel\"}");
      default -> throw new IllegalArgumentException("no reader '" + reader + "' in seeds.txt");
    };
  }

  /** A folder of Kilosort, less the file that is fuzzed. */
  private static Map<String, String> sorted(String without) {
    Map<String, String> files = new HashMap<>();
    files.put("spike_times.npy", npy("(6,)", 5, 9, 12, 20, 31, 44));
    files.put("spike_clusters.npy", npy("(6,)", 0, 1, 0, 2, 1, 1));
    files.put("params.py", SAMPLE_RATE);
    files.remove(without);
    return files;
  }

  /** Three units of four samples. */
  private static String spks() {
    return npy("(3, 4)", 5, 9, 12, 20, 1, 3, 1, 2, 4, 0, 1, 7);
  }

  private static String npy(String shape, long... values) {
    String header = "{'descr': '<i8', 'fortran_order': False, 'shape': " + shape + ", }\n";
    ByteBuffer array =
        ByteBuffer.allocate(10 + header.length() + Long.BYTES * values.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
            .putShort((short) header.length())
            .put(header.getBytes(StandardCharsets.ISO_8859_1));
    for (long value : values) {
      array.putLong(value);
    }
    return new String(array.array(), StandardCharsets.ISO_8859_1);
  }

  private static MicronsCave cave() {
    return new MicronsCave(Optional.empty());
  }

  private static Target alone(String name, Reader reader) {
    return new Target(name, Map.of(), reader);
  }

  private static Target inFolder(
      String name, Map<String, String> beside, CortexSource<?> source, String parameters) {
    Reader reader = loads(source, parameters);
    return new Target(
        name, beside, file -> reader.read(Optional.ofNullable(file.getParent()).orElseThrow()));
  }

  /** Parameters as an experiment file gives them. */
  private static <P extends Record> Reader loads(CortexSource<P> source, String parameters) {
    Json json = JsonReader.parse("parameters", parameters, ProblemException.Kind.CONFIGURATION);
    ParameterDecoder decoder = new ParameterDecoder();
    Optional<P> decoded = decoder.decode(source.parameters(), (Json.Obj) json, "fuzz", Set.of());
    decoder.finish();
    P given = decoded.orElseThrow();
    return file -> source.load(given, Optional.of(file));
  }
}
