package org.anlage.report;

import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.analysis.CortexReport;
import org.anlage.api.data.Cortex;
import org.anlage.api.distribution.Branding;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.report.section.CardPage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes the card of a data set as one HTML file that opens offline. */
@Component(service = CortexReport.class)
public final class HtmlCard implements CortexReport {
  private final Optional<Branding> branding;

  /**
   * Cards.
   *
   * @param branding how the distribution presents itself
   */
  @Activate
  public HtmlCard(@Reference(policyOption = GREEDY) Optional<Branding> branding) {
    this.branding = branding;
  }

  @Override
  public void write(Cortex cortex, Map<String, Findings> findings, Table provenance, Path file)
      throws IOException {
    PageFile.write(CardPage.html(cortex, findings, provenance, branding), file);
  }
}
