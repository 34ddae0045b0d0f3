package org.anlage.web.answer;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.launcher.PageOptions;
import org.anlage.launcher.Studies;
import org.anlage.launcher.plan.Forecast;
import org.anlage.launcher.plan.PlannedStudy;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;
import org.anlage.web.http.Answer;
import org.anlage.web.http.Question;
import org.anlage.web.watch.PageStudies;
import org.anlage.web.watch.StoreWatch;

/**
 * Answers about experiments that are being written: the planner's verdict, what one would cost, and
 * its start.
 *
 * @param watch the store
 * @param studies the way in to studies
 * @param own what the page computes
 * @param options what the page may do
 */
public record ExperimentAnswers(
    StoreWatch watch, Studies studies, PageStudies own, PageOptions options) {
  private static final String NAME = "the experiment";

  /** Keys whose values name files, which a page that only reads does not open. */
  private static final Set<String> FILES = Set.of("path", "file", "extends");

  /** The JSON Schema that the form is made from. */
  public Answer schema(Question question) {
    return Answer.json(studies.schema());
  }

  /** Plans an experiment and says what it would compute; what is wrong with it is a problem. */
  public Answer check(Question question) {
    PlannedStudy study = plan(question);
    Json.Obj json =
        Json.Obj.create()
            .with("study", study.plan().folder())
            .with("runs", (long) study.plan().requests().size())
            .with("arms", (long) study.plan().arms().size())
            .with("tasks", (long) study.plan().tasks().size())
            .with("seeds", (long) study.plan().seeds().size())
            .with(
                "stored",
                study.plan().requests().stream()
                    .filter(run -> watch.store().contains(run.id()))
                    .count());
    if (question.find("estimate").isPresent()) {
      Forecast forecast = studies.forecast(study, options.store(), options.threads());
      forecast
          .cost()
          .ifPresent(
              cost ->
                  json.with("seconds", cost.estimate().secondsPerRun())
                      .with("bytes", cost.estimate().bytesPerRun())
                      .with("computers", cost.computers())
                      .with("notCounted", cost.notCounted()));
    }
    return Answer.json(json);
  }

  /** Starts an experiment. */
  public Answer start(Question question) {
    requireAllowed();
    PlannedStudy study = plan(question);
    own.start(study);
    // The page that asked goes to the study at once: its plan must be there.
    watch.store().keep(study.plan());
    watch.look();
    return Answer.json(Json.Obj.create().with("study", study.plan().folder()));
  }

  /** Stops what the page computes. */
  public Answer stop(Question question) {
    requireAllowed();
    own.stop();
    return Answer.json(Json.Obj.create());
  }

  private void requireAllowed() {
    if (!options.allowRun()) {
      throw ProblemException.configuration(
          new Problem(
              "this page only reads",
              "",
              "",
              "",
              "start it with `anlage serve --allow-run` to start studies from it"));
    }
  }

  private PlannedStudy plan(Question question) {
    String text = question.json().text("experiment");
    if (!options.allowRun()) {
      refuseFiles(JsonReader.parse(NAME, text, ProblemException.Kind.CONFIGURATION));
    }
    return studies.plan(
        studies.reader().parse(NAME, text, List.of()),
        OptionalInt.empty(),
        Optional.empty(),
        warning -> {});
  }

  private static void refuseFiles(Json json) {
    if (json instanceof Json.Obj object) {
      object
          .members()
          .forEach(
              (key, value) -> {
                if (FILES.contains(key)) {
                  throw ProblemException.configuration(
                      new Problem(
                          "a page that only reads does not open files",
                          value.place().toString(),
                          "\"" + key + "\"",
                          "",
                          "start it with `anlage serve --allow-run`"));
                }
                refuseFiles(value);
              });
    } else if (json instanceof Json.Arr array) {
      array.items().forEach(ExperimentAnswers::refuseFiles);
    }
  }
}
