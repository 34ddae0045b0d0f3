package org.anlage.report;

import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.analysis.StudyReport;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.component.Extension;
import org.anlage.api.distribution.Branding;
import org.anlage.api.result.Findings;
import org.anlage.report.section.StudyPage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Writes the report as one HTML file that opens offline: no fonts, scripts or pictures from
 * elsewhere. A file that is there already is replaced only when the new one is complete.
 */
@Component(service = StudyReport.class)
@Extension(name = "html", text = "One self-contained HTML file that opens offline")
public final class HtmlReport implements StudyReport {
  private final Optional<Branding> branding;

  /**
   * A report.
   *
   * @param branding how the distribution presents itself
   */
  @Activate
  public HtmlReport(@Reference(policyOption = GREEDY) Optional<Branding> branding) {
    this.branding = branding;
  }

  @Override
  public void write(StudyView study, Map<String, Findings> findings, Path file) throws IOException {
    PageFile.write(StudyPage.html(study, findings, branding), file);
  }
}
