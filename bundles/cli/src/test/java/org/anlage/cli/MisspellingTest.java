package org.anlage.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class MisspellingTest {
  @Command(
      name = "root",
      subcommands = {Run.class, Listing.class})
  private static final class Root {}

  @Command(name = "run")
  private static final class Run {
    @Option(names = {"--set", "--seeds", "--store"})
    private List<String> values = new ArrayList<>();

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Parameters(index = "0")
    private String file = "";
  }

  @Command(name = "list")
  private static final class Listing {}

  private static Optional<String> meant(String... arguments) {
    CommandLine line = new CommandLine(new Root());
    return Misspelling.in(
        assertThrows(
            CommandLine.UnmatchedArgumentException.class, () -> line.parseArgs(arguments)));
  }

  @ParameterizedTest
  @CsvSource({"rnu, run", "lisst, list"})
  void commands(String given, String meant) {
    assertEquals(Optional.of("did you mean " + meant + "?"), meant(given));
  }

  @ParameterizedTest
  @CsvSource({"--seed, --seeds", "--stroe, --store", "--drry-run, --dry-run", "--stor=x, --store"})
  void options(String given, String meant) {
    assertEquals(Optional.of("did you mean " + meant + "?"), meant("run", "f.json", given));
  }

  @Test
  void spacesAroundAnEqualsSign() {
    assertEquals(
        Optional.of("PATH=VALUE is written without spaces."),
        meant("run", "f.json", "--set", "trainer.updates", "=", "5"));
  }

  @Test
  void whatIsNearNothingIsNotGuessed() {
    assertEquals(Optional.empty(), meant("xyzzy-plugh"));
  }

  @Test
  void helpOfACommandIsAskedForInEitherWay() {
    assertArrayEquals(
        new String[] {"run", "--help"}, Commands.withoutHelp(new String[] {"help", "run"}));
    assertArrayEquals(new String[] {"--help"}, Commands.withoutHelp(new String[] {"help"}));
    assertArrayEquals(new String[] {"run"}, Commands.withoutHelp(new String[] {"run"}));
  }
}
