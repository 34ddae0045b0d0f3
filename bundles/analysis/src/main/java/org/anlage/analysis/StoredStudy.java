package org.anlage.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.anlage.api.analysis.PublishedValues;
import org.anlage.api.analysis.ReportPlace;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.data.Cortex;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.api.run.RunKind;
import org.anlage.parameters.json.JsonWriter;
import org.anlage.store.plan.PointChoice;
import org.anlage.store.plan.StudyPlan;

/** A study as stored. */
record StoredStudy(
    StudyPlan plan,
    List<StudyRun> runs,
    Supplier<Optional<Cortex>> data,
    Map<String, Findings> cortexFindings,
    Supplier<Optional<Table>> use,
    Table provenance,
    List<String> cautions,
    Optional<Findings> choice,
    Map<String, ReportPlace> places)
    implements StudyView {

  @Override
  public RunKind kind() {
    return plan.kind();
  }

  @Override
  public String name() {
    return plan.name();
  }

  @Override
  public String title() {
    return plan.title();
  }

  @Override
  public String description() {
    return plan.description();
  }

  @Override
  public List<Arm> arms() {
    return plan.choice().map(PointChoice::arms).orElse(plan.arms());
  }

  @Override
  public List<StudyTask> tasks() {
    return plan.tasks();
  }

  @Override
  public List<Long> seeds() {
    return plan.seeds();
  }

  @Override
  public List<Comparison> comparisons() {
    return plan.comparisons();
  }

  @Override
  public List<PublishedValues> published() {
    return plan.published();
  }

  @Override
  public Optional<Cortex> cortex() {
    return data.get();
  }

  @Override
  public Optional<Table> dataUse() {
    return use.get();
  }

  @Override
  public String experiment() {
    return JsonWriter.pretty(plan.experiment());
  }
}
