package org.anlage.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.anlage.analysis.export.ArrayTypes;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.export.ArrayReader;
import org.anlage.launcher.RunOptions;
import org.anlage.launcher.Studies;
import org.anlage.npy.FileDigest;
import org.anlage.npy.NpyArray;
import org.anlage.npy.Npz;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a study of a network that was trained elsewhere. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Import a network that was trained elsewhere: store it as a run, play it the trials of a"
          + " task, analyse it and write the report. Nothing is trained.",
      "",
      "FILE is an NPZ or safetensors file with the arrays that `anlage export` writes, or with"
          + " --layout pytorch the state_dict of an nn.RNN and an nn.Linear."
    })
final class ImportCommand extends SessionCommand {
  @Parameters(index = "0", paramLabel = "FILE", description = "Parameters of the network.")
  private Path file = Path.of("");

  @Option(
      names = "--task",
      required = true,
      paramLabel = "NAME",
      description = "Task that it was trained on; --set tasks.0.PARAMETER=VALUE changes it.")
  private String task = "";

  @Option(
      names = "--cell",
      paramLabel = "NAME",
      description = "Its cell: vanilla, leaky, leaky-learned or gru (default: ${DEFAULT-VALUE}).",
      defaultValue = "vanilla")
  private String cell = "vanilla";

  @Option(
      names = "--activation",
      required = true,
      paramLabel = "NAME",
      description = "Activation of its units: relu, tanh, identity, softplus or logistic.")
  private String activation = "";

  @Option(
      names = "--layout",
      paramLabel = "NAME",
      description = "Names of its arrays: anlage or pytorch (default: ${DEFAULT-VALUE}).",
      defaultValue = "ANLAGE")
  private NetworkFile.Layout layout = NetworkFile.Layout.ANLAGE;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Change a value of the experiment, as of run. Repeatable.")
  private List<String> sets = new ArrayList<>();

  @Mixin private StorePlace store = new StorePlace();

  @Mixin private JsonOption json = new JsonOption();

  @Option(names = "--out", paramLabel = "FILE", description = "Report (default: in the store).")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() {
    NetworkFile network =
        NetworkFile.read(file, layout, session().catalogue().services(ArrayReader.class));
    network.requireWhole(cell);
    String digest = FileDigest.stated(file.toString(), Optional.empty()).orElseThrow();
    Json experiment = experiment(network, archive(network, digest), digest);
    Studies studies = session().studies();
    return new StudyCommand(session(), json)
        .run(
            studies.plan(
                studies.reader().parse(file.toString(), JsonWriter.pretty(experiment), sets),
                OptionalInt.empty(),
                Optional.empty(),
                session().err()::println),
            new RunOptions(
                store.path(),
                "threads",
                Map.of(),
                Runtime.getRuntime().availableProcessors(),
                out,
                false,
                false));
  }

  /** The file itself, or what it holds as NPZ in the store. */
  private Path archive(NetworkFile network, String digest) {
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".npz")) {
      return file;
    }
    Map<String, NpyArray> arrays = new TreeMap<>();
    network.arrays().forEach((name, array) -> arrays.put(name, ArrayTypes.npy(array)));
    Path archive = store.path().resolve("imports").resolve(digest + ".npz");
    try {
      Files.createDirectories(store.path().resolve("imports"));
    } catch (IOException e) {
      throw new ProblemException(
          ProblemException.Kind.STORE,
          new Problem("cannot be written", archive.toString(), e.toString(), "", ""),
          e);
    }
    Npz.write(archive, arrays);
    return archive;
  }

  private Json experiment(NetworkFile network, Path archive, String digest) {
    String name = String.valueOf(file.getFileName());
    Json start =
        Json.Obj.create()
            .with("use", "from-file")
            .with("file", archive.toAbsolutePath().normalize().toString())
            .with("layout", layout.name().toLowerCase(Locale.ROOT));
    Json arm =
        Json.Obj.create()
            .with("name", "imported")
            .with("text", "imported from " + name + ", SHA-256 " + digest)
            .with("weights", "scaled-identity")
            .with("start", Json.array(List.of(start)));
    return Json.Obj.create()
        .with("name", studyName(name))
        .with("title", "Imported network " + name)
        .with(
            "network",
            Json.Obj.create()
                .with("cell", cell)
                .with("units", (long) network.units())
                .with("activation", activation))
        .with("arms", Json.array(List.of(arm)))
        .with("tasks", Json.array(List.of(Json.Obj.create().with("use", task))))
        .with("trainer", "untrained")
        .with("seeds", Json.array(List.of(Json.number(0))));
  }

  /** A name that studies may have: letters, digits and hyphens. */
  private static String studyName(String file) {
    String plain =
        file.replaceFirst("\\.[^.]*$", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return plain.isEmpty() ? "imported" : "imported-" + plain;
  }
}
