package org.anlage.web.answer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.panel.Panel;
import org.anlage.api.panel.PanelStudy;
import org.anlage.api.result.Findings;
import org.anlage.api.run.RunStatus;
import org.anlage.parameters.json.Json;
import org.anlage.store.FindingsJson;
import org.anlage.web.http.Answer;
import org.anlage.web.http.Question;
import org.anlage.web.watch.StoreWatch;
import org.anlage.web.watch.StoredResult;
import org.anlage.web.watch.StudyIndex;

/**
 * Answers of panels that plug-ins add. A plug-in is asked on a thread of its own, so that one that
 * hangs or throws costs its panel and nothing else.
 *
 * @param panels those that are installed
 * @param watch the store
 * @param patience how long a panel has to answer
 */
public record PanelAnswers(Supplier<List<Panel>> panels, StoreWatch watch, Duration patience) {
  /** How long a panel has to answer. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Places and titles of the panels. */
  public Answer all(Question question) {
    List<Json> all = new ArrayList<>();
    for (Panel panel : panels.get()) {
      described(panel).ifPresent(all::add);
    }
    return Answer.json(Json.Obj.create().with("panels", Json.array(all)));
  }

  /** A panel with a place that cannot be part of an address is left out. */
  private Optional<Json> described(Panel panel) {
    try {
      return asked(
          () ->
              path(panel)
                  .map(
                      path ->
                          Json.Obj.create()
                              .with("path", path)
                              .with("title", String.valueOf(panel.title()))));
    } catch (ProblemException broken) {
      return Optional.empty();
    }
  }

  private static Optional<String> path(Panel panel) {
    return Optional.of(String.valueOf(panel.path())).filter(p -> p.matches("[a-z0-9-]{1,40}"));
  }

  /** What a panel shows of a study. */
  public Answer panel(Question question) {
    PanelStudy study = study(watch.study(question.text("study")));
    String path = question.text("panel");
    Findings findings =
        asked(
            () ->
                panels.get().stream()
                    .filter(panel -> path(panel).filter(path::equals).isPresent())
                    .findFirst()
                    .map(panel -> panel.show(study))
                    .orElseThrow(
                        () ->
                            ProblemException.configuration(
                                Problem.of("no plug-in has such a panel"))));
    return Answer.json(FindingsJson.encode(findings));
  }

  private PanelStudy study(StudyIndex study) {
    return new PanelStudy(
        study.folder(),
        study.title(),
        study.runs().stream()
            .map(
                run -> {
                  Optional<StoredResult> result = watch.result(run.id());
                  return new PanelStudy.Run(
                      run.id(),
                      run.arm(),
                      run.task(),
                      run.seed(),
                      result.map(StoredResult::status).orElse(RunStatus.MISSING),
                      result.map(StoredResult::metrics).orElse(java.util.Map.of()));
                })
            .toList());
  }

  private <T> T asked(java.util.concurrent.Callable<T> question) {
    FutureTask<T> task = new FutureTask<>(question);
    Thread thread = new Thread(task, "anlage-panel");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ProblemException problem) {
        throw problem;
      }
      throw failed("the panel failed: " + e.getCause());
    } catch (TimeoutException e) {
      thread.interrupt();
      throw failed("the panel gave no answer within " + patience.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("the page is being closed");
    }
  }

  private static ProblemException failed(String what) {
    return new ProblemException(ProblemException.Kind.PLUGIN, Problem.of(what));
  }
}
