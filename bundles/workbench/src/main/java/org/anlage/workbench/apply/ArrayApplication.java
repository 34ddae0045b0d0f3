package org.anlage.workbench.apply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.MatrixAnalyzer;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.connectivity.ConnectivityGenerator;
import org.anlage.api.connectivity.ConnectivityTransform;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Positions;
import org.anlage.api.data.Provenance;
import org.anlage.api.data.Synapses;
import org.anlage.api.geometry.Embedding;
import org.anlage.api.geometry.EmbeddingContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.random.RandomStream;
import org.anlage.api.regularization.RegularizationContext;
import org.anlage.api.regularization.Regularizer;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.engine.catalogue.KernelChoice;
import org.anlage.engine.definition.ConfiguredExtension;
import org.anlage.neural.checks.FunctionalChecks;
import org.anlage.npy.Npy;
import org.anlage.npy.NpyArray;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonWriter;
import org.anlage.store.FindingsJson;
import org.anlage.store.TableCsv;

/** Runs one extension on arrays, in double precision, and writes what it returns. */
public final class ArrayApplication {
  private static final List<ArrayInput> FUNCTIONAL =
      List.of(ArrayInput.CORRELATION, ArrayInput.STTC, ArrayInput.PRECISION);

  private final ConfiguredExtension component;
  private final KernelChoice kernels;
  private final RandomStream random;
  private final Map<ArrayInput, Matrix> inputs;
  private final int size;

  /**
   * An application.
   *
   * @param component the extension with its parameters
   * @param files input arrays by key
   * @param size number of units; empty: that of the arrays
   * @param seed seed of its randomness
   * @param kernels kernels
   */
  public ArrayApplication(
      ConfiguredExtension component,
      Map<String, Path> files,
      OptionalInt size,
      long seed,
      KernelChoice kernels) {
    this.component = component;
    this.kernels = kernels;
    random = RandomStream.of(seed).split("apply").split(component.name());
    inputs = read(component, files);
    this.size = size(size);
  }

  private static Map<ArrayInput, Matrix> read(
      ConfiguredExtension component, Map<String, Path> files) {
    List<ArrayInput> required = ArrayInput.required(component.entry().kind());
    List<ArrayInput> allowed = new ArrayList<>(required);
    allowed.addAll(ArrayInput.optional(component.entry().kind()));
    Map<ArrayInput, Matrix> inputs = new TreeMap<>();
    files.forEach(
        (key, file) -> {
          ArrayInput input =
              ArrayInput.of(key)
                  .filter(allowed::contains)
                  .orElseThrow(() -> unknown(component, key, allowed));
          Matrix matrix = Npy.read(file).matrix(file.toString());
          inputs.put(
              input,
              FUNCTIONAL.contains(input) ? SymmetricInput.of(matrix, file.toString()) : matrix);
        });
    for (ArrayInput input : required) {
      if (!inputs.containsKey(input)) {
        throw ProblemException.configuration(
            new Problem(
                component.entry().kind().word() + " \"" + component.name() + "\" needs an array",
                "--in",
                "",
                input.key() + "=FILE.npy: " + input.text(),
                ""));
      }
    }
    return inputs;
  }

  private static ProblemException unknown(
      ConfiguredExtension component, String key, List<ArrayInput> allowed) {
    return ProblemException.configuration(
        new Problem(
            component.entry().kind().word()
                + " \""
                + component.name()
                + "\" takes no array \""
                + key
                + "\"",
            "--in",
            "",
            allowed.isEmpty()
                ? "none"
                : String.join(", ", allowed.stream().map(ArrayInput::key).toList()),
            ""));
  }

  private int size(OptionalInt given) {
    OptionalInt n = given;
    for (Map.Entry<ArrayInput, Matrix> input : inputs.entrySet()) {
      Matrix matrix = input.getValue();
      int columns = input.getKey() == ArrayInput.POSITIONS ? 3 : n.orElse(matrix.rows());
      if (matrix.columns() != columns || matrix.rows() != n.orElse(matrix.rows())) {
        throw ProblemException.data(
            new Problem(
                "the array has the wrong shape",
                "--in " + input.getKey().key(),
                matrix.shape(),
                n.orElse(matrix.rows()) + " x " + columns,
                ""));
      }
      n = OptionalInt.of(matrix.rows());
    }
    if (n.isEmpty()) {
      throw ProblemException.configuration(
          new Problem(
              "the number of units is not known", "--size", "", "--size N, or an input array", ""));
    }
    return n.getAsInt();
  }

  /** What is impossible about the functional matrices that were given. */
  public List<String> warnings() {
    return FunctionalChecks.of(functional()).stream()
        .filter(check -> !check.passed())
        .map(check -> check.name() + ": " + check.detail())
        .toList();
  }

  private Map<String, Matrix> functional() {
    Map<String, Matrix> functional = new TreeMap<>();
    for (ArrayInput key : FUNCTIONAL) {
      input(key).ifPresent(matrix -> functional.put(key.key(), matrix));
    }
    return functional;
  }

  /** Runs it; returns the files written. */
  public List<Path> run(Path out) {
    try {
      Files.createDirectories(out);
      return write(out);
    } catch (IOException e) {
      throw new ProblemException(
          ProblemException.Kind.STORE,
          new Problem("cannot be written", out.toString(), String.valueOf(e.getMessage()), "", ""),
          e);
    }
  }

  private List<Path> write(Path out) throws IOException {
    return switch (component.entry().kind()) {
      case GENERATOR ->
          List.of(
              array(
                  out.resolve("weights.npy"),
                  component.<ConnectivityGenerator<Record>, Matrix>call(
                      "make weights", (service, p) -> service.generate(p, prior()))));
      case TRANSFORM ->
          List.of(
              array(
                  out.resolve("weights.npy"),
                  component.<ConnectivityTransform<Record>, Matrix>call(
                      "change weights", (service, p) -> service.apply(p, weights(), prior()))));
      case EMBEDDING ->
          List.of(
              array(
                  out.resolve("distances.npy"),
                  component.<Embedding<Record>, Matrix>call(
                      "make distances",
                      (service, p) ->
                          service.distances(p, new EmbeddingContext(size, cortex(), random)))));
      case REGULARIZER -> penalty(out);
      case ANALYZER -> findings(out);
      default ->
          throw ProblemException.configuration(
              new Problem(
                  "a " + component.entry().kind().word() + " cannot be applied to arrays",
                  component.name(),
                  "",
                  "a generator, transform, embedding, regularizer or analyzer of weights",
                  ""));
    };
  }

  private List<Path> penalty(Path out) throws IOException {
    RealBuffer gradient = new RealBuffer.Float64(new double[size * size]);
    double value =
        component.<Regularizer<Record>, Double>call(
            "be evaluated",
            (service, p) ->
                service
                    .bind(
                        p,
                        new RegularizationContext(
                            size, distances(), cortex(), random, kernels.kernels()))
                    .evaluate(new RealBuffer.Float64(weights().values().clone()), gradient));
    Path json = out.resolve("value.json");
    Files.writeString(json, JsonWriter.pretty(Json.Obj.create().with("value", value)));
    return List.of(
        array(out.resolve("gradient.npy"), Matrix.of(size, size, gradient.toDoubles())), json);
  }

  private List<Path> findings(Path out) throws IOException {
    if (!(component.entry().service() instanceof MatrixAnalyzer)) {
      throw ProblemException.configuration(
          new Problem(
              "this analyzer does not analyse weights",
              component.name(),
              "",
              "an analyzer of weights; `anlage describe "
                  + component.name()
                  + "` says what it takes",
              ""));
    }
    Findings findings =
        component.<MatrixAnalyzer<Record>, Findings>call(
            "analyse weights",
            (service, p) ->
                service.analyze(
                    p,
                    weights(),
                    new AnalysisContext(random, kernels.kernels(), kernels.decompositions())));
    List<Path> files = new ArrayList<>();
    files.add(out.resolve("findings.json"));
    Files.writeString(files.get(0), JsonWriter.pretty(FindingsJson.encode(findings)));
    for (Table table : findings.tables()) {
      Path csv = out.resolve(table.name() + ".csv");
      Files.writeString(csv, TableCsv.of(table));
      files.add(csv);
    }
    return files;
  }

  private static Path array(Path file, Matrix matrix) {
    Npy.write(file, NpyArray.of(matrix));
    return file;
  }

  private Matrix weights() {
    return input(ArrayInput.WEIGHTS).orElseThrow();
  }

  private Optional<Matrix> distances() {
    return input(ArrayInput.DISTANCES);
  }

  private Optional<Matrix> input(ArrayInput input) {
    return Optional.ofNullable(inputs.get(input));
  }

  private PriorContext prior() {
    return new PriorContext(
        size, cortex(), distances(), random, kernels.kernels(), kernels.decompositions());
  }

  /** A cortex of the arrays that speak of neurons; empty if there are none. */
  private Optional<Cortex> cortex() {
    Map<String, Matrix> functional = functional();
    Optional<Positions> positions = input(ArrayInput.POSITIONS).map(Positions::new);
    Optional<Synapses> synapses = input(ArrayInput.COUNTS).map(Synapses::of);
    if (functional.isEmpty() && positions.isEmpty() && synapses.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Cortex(
            Neurons.anonymous(size),
            positions,
            synapses,
            Optional.empty(),
            functional,
            new Provenance("arrays", "arrays given on the command line", "", false, List.of())));
  }
}
