package org.anlage.report.section;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.data.Cortex;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.result.Column;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.api.run.RunStatus;
import org.anlage.api.task.TaskDescription;
import org.anlage.report.page.Html;
import org.anlage.report.page.Numbers;
import org.anlage.report.page.Page;
import org.jspecify.annotations.Nullable;

/** A methods section, made from the study, ready to paste. */
final class Methods {
  private Methods() {}

  static void write(Results results, Collection<Findings> findings, Page page) {
    page.paragraph("Generated from the experiment and its runs; check it before you publish it.");
    page.raw(
        text(results, findings).stream()
            .map(paragraph -> Html.element("p", paragraph))
            .collect(Collectors.joining("", "<blockquote id=\"methods\">", "</blockquote>")));
    page.raw("<p><button type=\"button\" data-copy=\"methods\" hidden>Copy</button></p>");
  }

  /** Paragraphs: material, one for each arm, tasks and statistics. */
  static List<String> text(Results results, Collection<Findings> findings) {
    StudyView study = results.study();
    List<String> material = new ArrayList<>();
    study.cortex().ifPresent(cortex -> material.add(data(cortex)));
    if (study.kind().learns()) {
      network(results).ifPresent(material::add);
    }
    List<String> training = new ArrayList<>();
    training.add(
        "Each was run on "
            + counted(study.tasks().size(), study.kind().condition())
            + ": "
            + study.tasks().stream().map(Methods::task).collect(Collectors.joining("; "))
            + ".");
    computed(study.provenance()).ifPresent(training::add);
    training.add(seeds(results));
    results
        .headline()
        .ifPresent(
            metric ->
                training.add(
                    "We report "
                        + metric.replace('_', ' ')
                        + " at the end of training as the mean over seeds with 95 % confidence"
                        + " intervals from Student's t distribution."));
    findings.forEach(found -> training.addAll(found.methods()));
    List<String> paragraphs = new ArrayList<>();
    if (!material.isEmpty()) {
      paragraphs.add(String.join(" ", material));
    }
    paragraphs.add("We compared " + counted(study.arms().size(), study.kind().arm()) + ".");
    study.arms().forEach(arm -> paragraphs.add(arm.name() + ": " + strip(arm.text()) + "."));
    paragraphs.add(String.join(" ", training));
    return paragraphs;
  }

  /** How runs were computed, as their definitions and manifests say. */
  private static Optional<String> computed(Table provenance) {
    Map<String, String> rows = new HashMap<>();
    if (provenance.columns().size() == 2
        && provenance.columns().get(0) instanceof Column.Texts items
        && provenance.columns().get(1) instanceof Column.Texts values) {
      for (int row = 0; row < provenance.rows(); row++) {
        rows.put(items.values().get(row), values.values().get(row));
      }
    }
    String kernels = rows.containsKey("kernels") ? ", with the kernels " + rows.get("kernels") : "";
    return said("Networks were trained by ", rows.get("trainer"), kernels)
        .or(() -> said("Activity was simulated by ", rows.get("simulator"), kernels))
        .or(() -> said("Recordings were measured by ", rows.get("estimator"), ""));
  }

  private static Optional<String> said(String what, @Nullable String by, String kernels) {
    return Optional.ofNullable(by).map(words -> what + words + kernels + ".");
  }

  private static String data(Cortex cortex) {
    String title = strip(cortex.provenance().title());
    return cortex.provenance().synthetic()
        ? "Data were synthetic: " + title + " (" + counted(cortex.size(), "neuron") + ")."
        : "Data were "
            + title
            + " ("
            + counted(cortex.size(), "neuron")
            + (cortex.provenance().citation().isEmpty()
                ? ""
                : "; " + strip(cortex.provenance().citation()))
            + ").";
  }

  private static Optional<String> network(Results results) {
    return results.arms().stream()
        .map(results::example)
        .flatMap(Optional::stream)
        .findFirst()
        .map(
            run -> {
              NetworkSpec spec = run.initial().spec();
              return "Networks had "
                  + counted(spec.units(), "recurrent unit")
                  + " ("
                  + spec.cell().name()
                  + " cell, "
                  + word(spec.activation())
                  + " activation, trained in "
                  + word(spec.precision())
                  + ") and a dense read-out.";
            });
  }

  private static String task(StudyView.StudyTask task) {
    return task.description().map(d -> task(task.name(), d)).orElse(task.name());
  }

  private static String task(String name, TaskDescription d) {
    return name
        + " ("
        + counted(d.steps(), "step")
        + ", loss "
        + word(d.objective())
        + ", chance "
        + Numbers.format(d.chance())
        + (d.distinctTrials().isPresent()
            ? ", " + counted(d.distinctTrials().getAsInt(), "distinct trial")
            : "")
        + ")";
  }

  private static String seeds(Results results) {
    StudyView study = results.study();
    long done = results.count(RunStatus.DONE);
    long failed = results.count(RunStatus.FAILED);
    long open = study.runs().stream().filter(r -> !Results.isStored(r)).map(StudyRun::id).count();
    return "With "
        + counted(study.seeds().size(), "seed")
        + " per "
        + study.kind().arm()
        + " and "
        + study.kind().condition()
        + ", "
        + done
        + " of "
        + study.runs().size()
        + " runs finished"
        + (failed == 0
            ? ""
            : "; "
                + failed
                + " failed numerically and "
                + (failed == 1 ? "is" : "are")
                + " counted but not averaged")
        + (open == 0 ? "" : "; " + open + " are missing")
        + ".";
  }

  private static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String strip(String text) {
    String trimmed = text.strip();
    return trimmed.endsWith(".") ? trimmed.substring(0, trimmed.length() - 1) : trimmed;
  }
}
