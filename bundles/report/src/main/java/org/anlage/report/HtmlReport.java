package org.anlage.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.anlage.api.analysis.Findings;
import org.anlage.api.analysis.StudyReport;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.component.Extension;
import org.anlage.report.section.StudyPage;
import org.osgi.service.component.annotations.Component;

/**
 * Writes the report as one HTML file that opens offline: no fonts, scripts or pictures from
 * elsewhere. A file that is there already is replaced only when the new one is complete.
 */
@Component(service = StudyReport.class)
@Extension(name = "html", text = "One self-contained HTML file that opens offline")
public final class HtmlReport implements StudyReport {
  @Override
  public void write(StudyView study, Map<String, Findings> findings, Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null) {
      throw new IOException(file + " is not a file that can be written");
    }
    Files.createDirectories(folder);
    Path draft = folder.resolve("." + target.getFileName() + ".part");
    try {
      Files.writeString(draft, StudyPage.html(study, findings));
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
