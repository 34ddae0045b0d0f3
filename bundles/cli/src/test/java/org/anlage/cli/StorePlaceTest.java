package org.anlage.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.anlage.api.component.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class StorePlaceTest {
  private static Path store(String... arguments) {
    StoreArgument place = new StoreArgument();
    CommandSpec spec =
        CommandSpec.create().addMixin("store", CommandSpec.forAnnotatedObject(place));
    new CommandLine(spec).parseArgs(arguments);
    return place.path();
  }

  @Test
  void aStoreIsNamedByOptionOrArgumentOrNotAtAll() {
    assertEquals(Path.of("anlage-runs"), store());
    assertEquals(Path.of("mine"), store("mine"));
    assertEquals(Path.of("mine"), store("--store", "mine"));
  }

  @Test
  void twoStoresAreRefused() {
    String message =
        assertThrows(ProblemException.class, () -> store("one", "--store", "two")).getMessage();
    assertTrue(message.contains("one and two"), message);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        RunCommand.class,
        AnalyzeCommand.class,
        ReportCommand.class,
        AnalysesCommand.class,
        StatusCommand.class,
        CancelCommand.class,
        TableCommand.class,
        QueryCommand.class,
        StoreCheckCommand.class,
        StoreExportCommand.class,
        StoreImportCommand.class,
        StoreMergeCommand.class,
        StorePruneCommand.class,
        WatchCommand.class,
        ServeCommand.class,
        ExportCommand.class,
        ImportCommand.class,
        ReproduceCommand.class,
        WorkCommand.class
      })
  void everyCommandOnAStoreHasTheSameOption(Class<?> command) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(command);
    assertEquals(
        List.of("Run store (default: anlage-runs)."),
        List.of(spec.findOption("--store").description()));
    assertTrue(
        spec.positionalParameters().stream()
            .noneMatch(p -> p.paramLabel().equals("STORE") && p.required()),
        command::getName);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        RunCommand.class,
        DemoCommand.class,
        ImportCommand.class,
        AnalyzeCommand.class,
        ReportCommand.class,
        AnalysesCommand.class,
        StatusCommand.class,
        NewCommand.class,
        ListCommand.class,
        DescribeCommand.class,
        DoctorCommand.class,
        VerifyCommand.class,
        BenchCommand.class
      })
  void resultsAsJsonAreAskedForInOneWay(Class<?> command) {
    String text =
        String.join("", CommandSpec.forAnnotatedObject(command).findOption("--json").description());
    assertTrue(text.startsWith("Print JSON and nothing else"), text);
  }
}
