package org.anlage.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
   * @param beside contents of the files beside it, by name
   * @param reader reads the file, or the folder that it is in
   */
  private record Target(String name, Map<String, String> beside, Reader reader) {}

  /** Chooses the reader; called by Jazzer. */
  public static void fuzzerInitialize(String[] arguments) throws IOException {
    target = target(arguments.length == 0 ? "" : arguments[0]);
    folder = Files.createTempDirectory("anlage-fuzz");
    for (Map.Entry<String, String> file : target.beside().entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }

  /** Reads a file of this content; called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] content) throws IOException {
    Path file = folder.resolve(target.name());
    Files.write(file, content);
    try {
      target.reader().read(file);
    } catch (ProblemException refused) {
      if (refused.getMessage().isBlank()) {
        throw new IllegalStateException("a problem without words", refused);
      }
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
      case "phy" -> inFolder("params.py", Map.of(), new Kilosort(), "{}");
      case "data-json" ->
          inFolder(
              "data.json",
              Map.of("nodes.csv", NODES, "edges.csv", EDGES),
              new WiringTables(),
              "{}");
      case "nodes" -> inFolder("nodes.csv", Map.of("edges.csv", EDGES), new WiringTables(), "{}");
      case "edges" -> inFolder("edges.csv", Map.of("nodes.csv", NODES), new WiringTables(), "{}");
      case "matches" -> inFolder("coregistration.csv", Map.of(), cave(), "{\"unit\": \"voxel\"}");
      case "synapses" ->
          inFolder(
              "synapses_pni_2.csv",
              Map.of("coregistration.csv", MATCHES),
              cave(),
              "{\"unit\": \"voxel\"}");
      default ->
          throw new IllegalArgumentException("no reader '" + reader + "'; see .ci/fuzz --help");
    };
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
