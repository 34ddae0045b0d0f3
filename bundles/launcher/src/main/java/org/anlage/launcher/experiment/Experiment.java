package org.anlage.launcher.experiment;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anlage.api.component.Parameter;
import org.anlage.engine.catalogue.ExtensionKind;
import org.anlage.engine.definition.ConfiguredExtension;
import org.anlage.engine.definition.DataSettings;
import org.anlage.engine.definition.ExtensionRef;
import org.anlage.engine.definition.KeepSettings;
import org.anlage.engine.definition.NetworkSettings;
import org.anlage.store.plan.GridCriterion;

/** An experiment, with every name resolved and every parameter checked. */
public record Experiment(
    @Parameter(text = "Short name, used for folders") String name,
    @Parameter(text = "Title of the report; the name where it is empty", value = "\"\"")
        String title,
    @Parameter(text = "What is asked", value = "\"\"") String description,
    @Parameter(text = "Data", value = "{}") DataSettings data,
    @Parameter(text = "Network", value = "{}") NetworkSettings network,
    @Parameter(text = "Arms: sets of priors to be compared", value = "[]") List<ArmSettings> arms,
    @Parameter(text = "Tasks to be learned, by every arm", value = "[]") List<TaskSettings> tasks,
    @ExtensionRef(ExtensionKind.TRAINER) @Parameter(text = "Trainer")
        Optional<ConfiguredExtension> trainer,
    @ExtensionRef(ExtensionKind.SIMULATOR)
        @Parameter(text = "Simulator, for networks that run without training")
        Optional<ConfiguredExtension> simulator,
    @Parameter(text = "What a simulation keeps for analyses", value = "{}") KeepSettings keep,
    @Parameter(text = "Recordings to be measured; absent: the one in \"data\"", value = "[]")
        List<RecordingSettings> recordings,
    @ExtensionRef(ExtensionKind.ANALYZER)
        @Parameter(
            text = "Estimators, each used on every recording; analyzers of activity or of data",
            value = "[]")
        List<ConfiguredExtension> estimators,
    @Parameter(
            text = "Seeds: how many (0, 1, 2, ...), or a list of them",
            value = "3",
            min = 1,
            max = 100000)
        Seeds seeds,
    @ExtensionRef(ExtensionKind.ANALYZER)
        @Parameter(text = "Analyzers; absent: every installed one with its defaults")
        Optional<List<ConfiguredExtension>> analyzers,
    @Parameter(text = "Comparisons between arms", value = "[]")
        List<ComparisonSettings> comparisons,
    @Parameter(text = "Published values, to be shown beside those of this study", value = "[]")
        List<PublishedSettings> published,
    @Parameter(
            text =
                "By what one point of the grid or search is chosen for every arm, task and seed, on"
                    + " the other seeds; absent: every point makes arms of its own")
        Optional<GridCriterion> choose,
    @Parameter(text = "Points drawn at random, in place of a grid; absent: none")
        Optional<SearchSettings> search,
    @Parameter(
            text =
                "Runs by different versions of the code (a plug-in replaced while the study ran, runs"
                    + " of another build): mark: used together, and the report says so; refuse: not"
                    + " computed, not used",
            value = "\"mark\"")
        MixedCode mixedCode) {
  /** What a name is made of, as a regular expression. */
  static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]*";

  /** Checks rules that span several parameters. */
  public Experiment {
    if (!name.matches(NAME)) {
      throw new IllegalArgumentException(
          "name \""
              + name
              + "\" is used for a folder: letters, digits, dots, hyphens and underscores only");
    }
    Set<String> names = new HashSet<>();
    for (ArmSettings arm : arms) {
      if (!names.add(arm.name())) {
        throw new IllegalArgumentException("two arms are called \"" + arm.name() + "\"");
      }
    }
    Set<String> labels = new HashSet<>();
    for (TaskSettings task : tasks) {
      if (!labels.add(task.label())) {
        throw new IllegalArgumentException(
            "two tasks are called \"" + task.label() + "\"; give one a \"label\"");
      }
    }
    for (RecordingSettings recording : recordings) {
      if (!names.add(recording.name())) {
        throw new IllegalArgumentException(
            "two recordings, or a recording and an arm, are called \"" + recording.name() + "\"");
      }
    }
    for (ComparisonSettings comparison : comparisons) {
      check(names, comparison.arm(), "a comparison names the arm");
      comparison.against().forEach(arm -> check(names, arm, "a comparison names the arm"));
      if (comparison.against().contains(comparison.arm())) {
        throw new IllegalArgumentException(
            "the arm \"" + comparison.arm() + "\" is compared with itself");
      }
    }
    for (PublishedSettings settings : published) {
      for (PublishedSettings.Cell cell : settings.values()) {
        check(names, cell.arm(), "\"published\" names the arm");
        check(labels, cell.task(), "\"published\" names the task");
      }
    }
    requireOneDesign(arms);
    if (trainer.isPresent() && simulator.isPresent()) {
      throw new IllegalArgumentException("an experiment has a trainer or a simulator, not both");
    }
    if (trainer.isPresent() == tasks.isEmpty()) {
      throw new IllegalArgumentException("training needs both \"trainer\" and \"tasks\"");
    }
    if ((trainer.isPresent() || simulator.isPresent()) && arms.isEmpty()) {
      throw new IllegalArgumentException("there are no \"arms\"");
    }
    if (choose.isPresent() && trainer.isEmpty()) {
      throw new IllegalArgumentException(
          "\"choose\" goes by validation trials, which only a \"trainer\" has");
    }
    search.flatMap(SearchSettings::halving).ifPresent(halving -> check(halving, choose, seeds));
    if (!estimators.isEmpty() && (trainer.isPresent() || simulator.isPresent())) {
      throw new IllegalArgumentException(
          "\"estimators\" measure recordings; runs that train or simulate have \"analyzers\"");
    }
    if (!recordings.isEmpty() && estimators.isEmpty()) {
      throw new IllegalArgumentException("\"recordings\" need \"estimators\"");
    }
  }

  private static void check(HalvingSettings halving, Optional<GridCriterion> choose, Seeds seeds) {
    if (choose.isEmpty()) {
      throw new IllegalArgumentException(
          "\"halving\" of a \"search\" gives points up by \"choose\", which is not there");
    }
    List<Long> both = halving.seeds().values().stream().filter(seeds.values()::contains).toList();
    if (!both.isEmpty()) {
      throw new IllegalArgumentException(
          "seeds of \"halving\" are seeds of the experiment too: "
              + both
              + "; a seed that has a say in the choice cannot judge it");
    }
  }

  private static void check(Set<String> names, String name, String who) {
    if (!names.contains(name)) {
      throw new IllegalArgumentException(
          who
              + " \""
              + name
              + "\", which is not there; there are: "
              + String.join(", ", names.stream().sorted().toList()));
    }
  }

  /** Arms that have factors have the same ones, for else they are in no common design. */
  private static void requireOneDesign(List<ArmSettings> arms) {
    List<ArmSettings> inDesign =
        arms.stream().filter(arm -> !arm.factors().levels().isEmpty()).toList();
    for (ArmSettings arm : inDesign) {
      ArmSettings first = inDesign.get(0);
      if (!arm.factors().levels().keySet().equals(first.factors().levels().keySet())) {
        throw new IllegalArgumentException(
            "the arms \""
                + first.name()
                + "\" and \""
                + arm.name()
                + "\" have different \"factors\": "
                + String.join(", ", first.factors().levels().keySet())
                + " and "
                + String.join(", ", arm.factors().levels().keySet())
                + "; give both the same, or one none");
      }
    }
  }
}
