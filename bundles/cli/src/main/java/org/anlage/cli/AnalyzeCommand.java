package org.anlage.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.anlage.analysis.AnalysisVersions;
import org.anlage.analysis.StudyAnalysis;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.launcher.run.Progress;
import org.anlage.parameters.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Analyses stored runs again. */
@Command(
    name = "analyze",
    mixinStandardHelpOptions = true,
    description =
        "Analyse stored runs, with the analyzers of the experiment or others; nothing is trained.")
final class AnalyzeCommand extends SessionCommand {
  @Mixin private StoreOptions store = new StoreOptions();

  @Option(names = "--with", paramLabel = "NAME", description = "Analyzer to use; repeatable.")
  private List<String> analyzers = new ArrayList<>();

  @Option(
      names = "--kernels",
      paramLabel = "NAME",
      description =
          "Kernels of the analyses, as of run; openblas is the fastest for thousands of units.")
  private Optional<String> kernels = Optional.empty();

  @Option(
      names = "--runs",
      paramLabel = "ID",
      arity = "1..*",
      description = "Only these runs (first digits of their ids).")
  private List<String> runs = new ArrayList<>();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    try (Interruption interruption = Interruption.watched()) {
      return analyse(interruption);
    }
  }

  private int analyse(Interruption interruption) {
    Progress progress = json.words(session()).progress();
    StudyAnalysis analysis = store.analysis(session(), kernels, progress, interruption::asked);
    StudyAnalysis.Analysed analysed =
        analysis.analyse(
            analyzers,
            List.of(),
            Set.copyOf(runs),
            Map.of(),
            Runtime.getRuntime().availableProcessors());
    progress.end();
    Optional<Path> report =
        analyzers.isEmpty() && runs.isEmpty() && analysis.isKept()
            ? analysis.report(analysed, Optional.empty())
            : Optional.empty();
    if (json.wanted()) {
      session().print(toJson(analysed, report));
    } else {
      printRuns(analysed.study().runs());
      analysed.findings().forEach(this::print);
      report.ifPresent(session()::report);
    }
    sayOtherVersions(store.versions(session()));
    return analysed.setAside().isEmpty() ? ExitCode.OK : ExitCode.PLUGIN;
  }

  private Json toJson(StudyAnalysis.Analysed analysed, Optional<Path> report) {
    List<Json> all = new ArrayList<>();
    for (StudyRun run : analysed.study().runs()) {
      all.add(StudyJson.of(run).with("metrics", StudyJson.metrics(run.findings())));
    }
    return store
        .json(session(), report)
        .with("runs", Json.array(all))
        .with("findings", StudyJson.findings(analysed.findings()))
        .with(
            "setAside",
            Json.array(analysed.setAside().keySet().stream().sorted().map(Json::string).toList()));
  }

  /** That there is more than one answer should not be missed. */
  private void sayOtherVersions(AnalysisVersions versions) {
    Map<String, Long> counts =
        versions.runs().keySet().stream()
            .collect(
                Collectors.groupingBy(
                    version -> version.split("@", 2)[0], TreeMap::new, Collectors.counting()));
    counts.forEach(
        (analyzer, count) -> {
          if (count > 1) {
            session()
                .err()
                .println(
                    "note: the store has results of "
                        + count
                        + " versions of "
                        + analyzer
                        + "; `anlage analyses` lists and compares them");
          }
        });
  }

  private void printRuns(List<StudyRun> all) {
    List<List<String>> rows = new ArrayList<>();
    for (StudyRun run : all) {
      run.findings()
          .forEach(
              (analyzer, findings) ->
                  findings
                      .metrics()
                      .forEach(
                          (metric, value) ->
                              rows.add(
                                  List.of(
                                      run.arm(),
                                      run.task(),
                                      Long.toString(run.seed()),
                                      run.id().substring(0, 12),
                                      analyzer,
                                      metric,
                                      TextTable.number(value)))));
    }
    if (!rows.isEmpty() && !analyzers.isEmpty()) {
      rows.add(0, List.of("arm", "task", "seed", "run", "analyzer", "metric", "value"));
      session().out().print(TextTable.of(rows));
    }
  }

  private void print(String analyzer, Findings findings) {
    for (Table table : findings.tables()) {
      session().out().println();
      session().out().println(analyzer + ": " + table.caption());
      session().out().print(TextTable.of(table));
    }
  }
}
