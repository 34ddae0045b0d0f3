package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.anlage.itests.Distribution.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line of the distribution, as far as it looks things up. */
class CommandLineIT {

  @TempDir Path work;

  @Test
  void itSaysItsVersion() throws Exception {
    Result result = Distribution.in(work).run("--version");
    assertEquals(0, result.code(), result.toString());
    String release = System.getProperty("anlage.version", "").replace("-SNAPSHOT", "");
    assertTrue(result.out().contains(release), result.toString());
    assertEquals("", result.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "run",
        "list",
        "describe",
        "schema",
        "analyze",
        "report",
        "export",
        "data",
        "apply",
        "bench",
        "assemble",
        "verify",
        "doctor"
      })
  void everyCommandHasHelp(String command) throws Exception {
    Result result = Distribution.in(work).run(command, "--help");
    assertEquals(0, result.code(), result.toString());
    assertTrue(result.out().contains("Usage: anlage " + command), result.toString());
    assertEquals("", result.err());
  }

  /** One line with the cause, not one for each bundle that could not be opened. */
  @Test
  void fewerFilesThanBundlesIsOneError() throws Exception {
    String start = Distribution.folder().resolve("bin/anlage").toString();
    Process process =
        new ProcessBuilder("sh", "-c", "ulimit -n 48 && exec '" + start + "' list")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(5, process.waitFor(), said);
    assertEquals(1, said.lines().count(), said);
    assertTrue(said.contains("ulimit -n"), said);
  }

  @Test
  void anUnknownCommandIsAUsageError() throws Exception {
    Result result = Distribution.in(work).run("lisst");
    result.expect(2).saysOnce("lisst", "did you mean", "list", "anlage --help");
    Distribution.in(work).run("list", "--jsn").expect(2).saysOnce("--json", "list --help");
    Distribution.in(work).run("list", "things").expect(2).saysOnce("things", "task");
    Distribution.in(work).run("run").expect(2).saysOnce("FILE");
  }

  @Test
  void withoutACommandItSaysWhatThereIs() throws Exception {
    Distribution.in(work).run().expect(0).saysOut("Start with: anlage demo");
    Distribution.in(work).run("data", "--help").expect(0).saysOut("inspect");
  }

  @Test
  void everythingThatIsListedIsDescribed() throws Exception {
    Distribution anlage = Distribution.in(work);
    JsonArray all =
        JsonParser.parseString(anlage.run("list", "--json").expect(0).out()).getAsJsonArray();
    assertTrue(all.size() >= 35, () -> all.size() + " extensions");
    JsonObject generators = new JsonObject();
    for (JsonElement item : all) {
      JsonObject entry = item.getAsJsonObject();
      assertFalse(entry.get("text").getAsString().isEmpty(), entry::toString);
      assertTrue(entry.get("bundle").getAsString().startsWith("org.anlage."), entry::toString);
      if (entry.get("kind").getAsString().equals("generator")) {
        generators.add(entry.get("name").getAsString(), entry);
      }
    }
    assertTrue(generators.keySet().containsAll(List.of("orthogonal", "cortical", "critical")));
    String text = anlage.run("list", "generator").expect(0).out();
    assertEquals(generators.size(), text.lines().count(), text);
    assertTrue(text.lines().allMatch(line -> line.startsWith("generator ")), text);
  }

  @Test
  void anExtensionIsDescribedWithItsParameters() throws Exception {
    Distribution anlage = Distribution.in(work);
    String text = anlage.run("describe", "orthogonal").expect(0).out();
    for (String part : List.of("orthogonal (generator)", "gain", "number", "weights.npy")) {
      assertTrue(text.contains(part), text);
    }
    JsonArray both =
        JsonParser.parseString(anlage.run("describe", "non-negative", "--json").expect(0).out())
            .getAsJsonArray();
    assertEquals(
        List.of("transform", "constraint"),
        both.asList().stream().map(e -> e.getAsJsonObject().get("kind").getAsString()).toList());
    anlage.run("describe", "ortogonal").expect(2).saysOnce("did you mean \"orthogonal\"?");
  }

  @Test
  void theSchemaAcceptsTheExamplesAndNoMisspelling() throws Exception {
    String printed = Distribution.in(work).run("schema").expect(0).out();
    Path shipped = Distribution.folder().resolve("schema/anlage.schema.json");
    assertEquals(printed, Files.readString(shipped));
    JsonObject schema = JsonParser.parseString(printed).getAsJsonObject();
    assertEquals(
        "https://json-schema.org/draft/2020-12/schema", schema.get("$schema").getAsString());
    SchemaCheck check = new SchemaCheck(schema);
    Path examples = Distribution.folder().resolve("examples");
    try (var files = Files.walk(examples)) {
      List<Path> experiments =
          files
              .filter(f -> f.toString().endsWith(".json"))
              .filter(f -> !f.toString().endsWith(".feature.json"))
              // its arms are the defaults of the distribution that is assembled with it
              .filter(f -> !f.startsWith(examples.resolve("distribution-lab")))
              .toList();
      for (Path file : experiments) {
        JsonObject experiment = commented(file).getAsJsonObject();
        assertEquals("", check.fault(experiment), file::toString);
        Path named = file.resolveSibling(experiment.get("$schema").getAsString());
        assertEquals(shipped, named.normalize(), file::toString);
      }
    }
    assertEquals("", check.fault(new MiniExperiment().json()));
    for (String wrong :
        List.of(
            "{\"naem\": 1}",
            "{\"name\": 1}",
            "{\"name\": \"my study\"}",
            "{\"arms\": [{\"name\": \"a\", \"weights\": \"orthogonl\"}]}",
            "{\"arms\": [{\"name\": \"a\", \"weights\": [\"scale-spectral-radius\"]}]}",
            "{\"arms\": [{\"name\": \"a\", \"weights\": {\"use\": \"orthogonal\", \"gian\": 1}}]}",
            "{\"trainer\": {\"use\": \"bptt\", \"learningRate\": 0}}",
            "{\"network\": {\"activation\": \"sigmoidal\"}}",
            "{\"seeds\": 0}")) {
      JsonObject changed = new MiniExperiment().json().getAsJsonObject();
      JsonParser.parseString(wrong).getAsJsonObject().asMap().forEach(changed::add);
      assertFalse(check.fault(changed).isEmpty(), wrong);
    }
    for (String needed : List.of("name", "arms", "tasks")) {
      JsonObject incomplete = new MiniExperiment().without(needed).json().getAsJsonObject();
      assertFalse(check.fault(incomplete).isEmpty(), needed);
    }
  }

  /** An experiment file; Gson's lenient reader takes comments. */
  private static JsonElement commented(Path file) throws Exception {
    return JsonParser.parseString(Files.readString(file));
  }

  @Test
  void theBenchMeasuresProductsOfAllKernelsAndStepsWithAllPenalties() throws Exception {
    Result result =
        Distribution.in(work).run("bench", "--units", "20", "--seconds", "0.02", "--json");
    JsonObject figures = JsonParser.parseString(result.expect(0).out()).getAsJsonObject();
    double peak = figures.get("peakFlops32").getAsDouble();
    assertTrue(peak > 1e9, result.toString());
    for (JsonElement product : figures.getAsJsonArray("products")) {
      double flops = product.getAsJsonObject().get("flops").getAsDouble();
      assertTrue(flops > 1e6 && flops < 10 * peak, product::toString);
    }
    assertEquals(5, figures.getAsJsonArray("steps").size());
    for (JsonElement step : figures.getAsJsonArray("steps")) {
      assertTrue(step.getAsJsonObject().get("steps").getAsInt() >= 12, step::toString);
    }
    for (JsonElement runs : figures.getAsJsonArray("together")) {
      double steps = runs.getAsJsonObject().get("stepsPerSecond").getAsDouble();
      double hourly = runs.getAsJsonObject().get("runsPerHour").getAsDouble();
      assertEquals(9 * steps, hourly, 1e-9 * hourly, runs::toString);
    }
    Distribution.in(work).run("bench", "--updates", "0").expect(2).saysOnce("--updates");
    Distribution.in(work).run("bench", "--seconds", "0").expect(2).saysOnce("--seconds");
  }

  @Test
  void theBenchLeavesOutKernelsWhoseLibraryIsMissing() throws Exception {
    Distribution.in(work)
        .with("ANLAGE_OPENBLAS", work.resolve("none.so").toString())
        .run("bench", "--units", "20", "--seconds", "0.02")
        .expect(0)
        .says("note: left out: ", "none.so");
  }

  @Test
  void theDoctorFindsNothingWrong() throws Exception {
    Result result = Distribution.in(work).run("doctor");
    assertEquals(0, result.code(), result.toString());
  }
}
