package org.anlage.web.answer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.npy.NpyArray;
import org.anlage.npy.Npz;
import org.anlage.parameters.json.Json;
import org.anlage.store.FindingsJson;
import org.anlage.store.StoredFiles;
import org.anlage.web.http.Answer;
import org.anlage.web.http.Question;
import org.anlage.web.watch.StoreWatch;

/**
 * Answers about one finished run: what its manifest says, its history, its matrices.
 *
 * @param watch the store
 */
public record RunAnswers(StoreWatch watch) {
  /** Files of a run that hold matrices, by the word for them in addresses. */
  private static final List<String> FILES = List.of("initial", "trained", "weights");

  /** What it is. */
  public Answer run(Question question) {
    String id = finished(question);
    Path folder = watch.store().directory(id);
    Json.Obj manifest = watch.store().manifest(id);
    Json.Obj shown = Json.Obj.create();
    for (String key : List.of("status", "failure", "seconds", "kernels", "java", "system")) {
      if (manifest.members().containsKey(key)) {
        shown.with(key, manifest.require(key));
      }
    }
    List<Json> matrices = new ArrayList<>();
    for (String file : FILES) {
      Path arrays = folder.resolve(file + ".npz");
      if (Files.exists(arrays)) {
        Npz.names(arrays).forEach(name -> matrices.add(Json.string(file + "/" + name)));
      }
    }
    Json.Obj json =
        Json.Obj.create()
            .with("id", id)
            .with("manifest", shown)
            .with("definition", definition(folder))
            .with("matrices", Json.array(matrices));
    Path history = folder.resolve("history.json");
    if (Files.exists(history)) {
      json.with("history", FindingsJson.encode(StoredFiles.table(history)));
    }
    return Answer.json(json);
  }

  private static Json definition(Path folder) {
    return StoredFiles.object(folder.resolve("run.json"), run -> run);
  }

  /** One of its matrices. */
  public Answer matrix(Question question) {
    String id = finished(question);
    String file = question.text("file");
    String name = question.text("name");
    Path arrays = watch.store().directory(id).resolve(file + ".npz");
    NpyArray array =
        FILES.contains(file) && Files.exists(arrays) ? StoredFiles.arrays(arrays).get(name) : null;
    if (array == null) {
      throw ProblemException.configuration(Problem.of("this run has no such matrix"));
    }
    return Answer.json(MatrixAnswer.of(array.matrix(name)));
  }

  private String finished(Question question) {
    String id = watch.run(question.text("run"));
    if (!watch.isFinished(id)) {
      throw ProblemException.configuration(Problem.of("this run is not finished"));
    }
    return id;
  }
}
