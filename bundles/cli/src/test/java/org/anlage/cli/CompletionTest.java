package org.anlage.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class CompletionTest {
  @Command(
      name = "anlage",
      description = "All of it.",
      footer = {".beginning with a point", "C:\\path"},
      subcommands = {Run.class, Store.class})
  private static final class Root {}

  @Command(name = "run", description = "Run what's asked; and more.")
  private static final class Run {
    @Parameters(index = "0", paramLabel = "FILE", description = "The file.")
    private String file = "";

    @Option(
        names = {"-s", "--seeds"},
        paramLabel = "N",
        description = "Seeds (default: ${DEFAULT-VALUE}).",
        defaultValue = "3")
    private int seeds;

    @Option(names = "--json", description = "JSON.")
    private boolean json;
  }

  @Command(name = "store", description = "Stores.", subcommands = Check.class)
  private static final class Store {}

  @Command(name = "check", description = "Check it.")
  private static final class Check {
    @Option(names = "--all", description = "All 100 %% of it.")
    private boolean all;
  }

  private static final CommandLine LINE = new CommandLine(new Root());

  @Test
  void fishCompletesCommandsAndOptionsWhereTheyAre() {
    List<String> lines =
        FishCompletion.of("anlage", LINE)
            .lines()
            .filter(line -> line.startsWith("complete"))
            .toList();
    assertEquals(
        List.of(
            "complete -c anlage -n '__anlage_at' -f -a run -d 'Run what\\'s asked'",
            "complete -c anlage -n '__anlage_at' -f -a store -d 'Stores'",
            "complete -c anlage -n '__anlage_in run' -s s -l seeds -r -d 'Seeds (default: 3)'",
            "complete -c anlage -n '__anlage_in run' -l json -f -d 'JSON'",
            "complete -c anlage -n '__anlage_at store' -f -a check -d 'Check it'",
            "complete -c anlage -n '__anlage_in store check' -l all -f -d 'All 100 % of it'"),
        lines);
  }

  @Test
  void theManualPageHasAllCommandsWithTheirOptions() {
    String page = ManPage.of(LINE, "Anlage 1");
    assertTrue(page.startsWith(".TH ANLAGE 1 \"\" \"Anlage 1\"\n.SH NAME\nanlage \\- All"), page);
    for (String part :
        List.of(
            ".SS anlage run\n",
            ".SS anlage store check\n",
            ".TP\nFILE\nThe file.\n",
            ".TP\n\\-s, \\-\\-seeds N\nSeeds (default: 3).\n",
            ".TP\n\\-\\-all\nAll 100 % of it.\n",
            "\n\\&.beginning with a point\nC:\\epath\n")) {
      assertTrue(page.contains(part), () -> part + " is not in\n" + page);
    }
    assertFalse(page.contains("${"), page);
  }
}
