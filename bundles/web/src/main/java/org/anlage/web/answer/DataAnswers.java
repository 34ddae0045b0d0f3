package org.anlage.web.answer;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Synapses;
import org.anlage.api.matrix.Matrix;
import org.anlage.engine.compute.StudyData;
import org.anlage.launcher.Studies;
import org.anlage.parameters.json.Json;
import org.anlage.store.plan.StudyPlan;
import org.anlage.web.http.Answer;
import org.anlage.web.http.Question;
import org.anlage.web.watch.StoreWatch;

/**
 * Answers about the data of studies: positions and labels of neurons, and matrices of pairs. Data
 * is loaded again as analyses load it, and only that which plans of the store name; paths are never
 * told.
 */
public final class DataAnswers {
  private static final String COUNTS = "synapses";

  private final StoreWatch watch;
  private final Studies studies;
  private final Map<String, SoftReference<Cortex>> loaded = new HashMap<>();

  /** Answers about the data of a store. */
  public DataAnswers(StoreWatch watch, Studies studies) {
    this.watch = watch;
    this.studies = studies;
  }

  /** Names of the data sets of a study. */
  public Answer sets(Question question) {
    StudyPlan plan = plan(question);
    List<Json> names = new ArrayList<>();
    if (!plan.dataDigest().isEmpty()) {
      names.add(Json.Obj.create().with("name", "data").with("digest", plan.dataDigest()));
    }
    plan.recordings()
        .forEach(
            recording ->
                names.add(
                    Json.Obj.create()
                        .with("name", recording.name())
                        .with("digest", recording.digest())));
    return Answer.json(Json.Obj.create().with("sets", Json.array(names)));
  }

  /** One data set. */
  public Answer set(Question question) {
    Cortex cortex = cortex(question);
    Json.Obj labels = Json.Obj.create();
    new TreeMap<>(cortex.neurons().labels())
        .forEach(
            (name, words) ->
                labels.with(name, Json.array(words.stream().map(Json::string).toList())));
    Json.Obj json =
        Json.Obj.create()
            .with("title", cortex.provenance().title())
            .with("citation", cortex.provenance().citation())
            .with("synthetic", cortex.provenance().synthetic())
            .with("neurons", (long) cortex.size())
            .with("labels", labels)
            .with(
                "checks",
                Json.array(
                    cortex.provenance().checks().stream()
                        .map(
                            check ->
                                Json.Obj.create()
                                    .with("name", check.name())
                                    .with("passed", check.passed())
                                    .with("detail", check.detail()))
                        .toList()))
            .with(
                "matrices",
                Json.array(matrices(cortex).keySet().stream().map(Json::string).toList()));
    cortex.positions().ifPresent(p -> json.with("positions", MatrixAnswer.of(p.micrometres())));
    return Answer.json(json);
  }

  /** One of its matrices. */
  public Answer matrix(Question question) {
    Cortex cortex = cortex(question);
    Matrix matrix =
        Optional.ofNullable(matrices(cortex).get(question.text("name")))
            .orElseThrow(
                () -> ProblemException.configuration(Problem.of("the data has no such matrix")));
    return Answer.json(MatrixAnswer.of(matrix));
  }

  private static Map<String, Matrix> matrices(Cortex cortex) {
    Map<String, Matrix> matrices = new TreeMap<>(cortex.functional());
    cortex.synapses().map(Synapses::counts).ifPresent(counts -> matrices.put(COUNTS, counts));
    return matrices;
  }

  private StudyPlan plan(Question question) {
    return watch.store().plan(Optional.of(watch.study(question.text("study")).folder()));
  }

  /** One at a time: data may be large. */
  private synchronized Cortex cortex(Question question) {
    StudyPlan plan = plan(question);
    String digest = question.text("digest");
    SoftReference<Cortex> kept = loaded.getOrDefault(digest, new SoftReference<>(null));
    return Optional.ofNullable(kept.get()).orElseGet(() -> load(plan, digest));
  }

  private Cortex load(StudyPlan plan, String digest) {
    boolean recorded = plan.recordings().stream().anyMatch(r -> r.digest().equals(digest));
    if (!recorded && (digest.isEmpty() || !plan.dataDigest().equals(digest))) {
      throw ProblemException.configuration(Problem.of("the study has no such data"));
    }
    StudyData data = studies.data(plan, warning -> {});
    Cortex cortex =
        plan.dataDigest().equals(digest) ? data.shared().orElseThrow() : data.recording(digest);
    loaded.put(digest, new SoftReference<>(cortex));
    return cortex;
  }
}
