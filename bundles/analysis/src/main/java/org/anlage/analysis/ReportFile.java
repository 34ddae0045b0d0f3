package org.anlage.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.anlage.api.analysis.StudyReport;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/** Writes a report to a file; what goes wrong is one problem that names it. */
final class ReportFile {
  private ReportFile() {}

  static Path write(StudyReport report, StudyAnalysis.Analysed analysed, Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      report.write(analysed.study(), analysed.findings(), file);
      return file;
    } catch (IOException e) {
      throw new ProblemException(
          ProblemException.Kind.STORE,
          new Problem(
              "the report cannot be written",
              file.toString(),
              String.valueOf(e.getMessage()),
              "",
              ""),
          e);
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      throw new ProblemException(
          ProblemException.Kind.PLUGIN, Problem.of("the report could not be made: " + e), e);
    }
  }
}
