package org.anlage.report.section;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.data.Check;
import org.anlage.api.data.Cortex;
import org.anlage.api.distribution.Branding;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.report.chart.Palette;
import org.anlage.report.page.Html;
import org.anlage.report.page.Page;

/** The card of a data set: what it is and can be used for, checks, pictures, where it came from. */
public final class CardPage {
  private CardPage() {}

  /**
   * The card as HTML.
   *
   * @param cortex the data
   * @param findings findings of analyzers of data, in the order to be shown
   * @param provenance where the data came from
   * @param branding how the distribution presents itself
   */
  public static String html(
      Cortex cortex,
      Map<String, Findings> findings,
      Table provenance,
      Optional<Branding> branding) {
    Page page = new Page(new Palette(List.of()));
    page.section("At a glance", () -> glance(cortex, page));
    page.section("What these data can be used for", () -> page.table(CortexUses.of(cortex)));
    page.section("Data and checks", () -> Data.describe(cortex, page));
    page.section("Pictures and numbers", () -> Data.findings(findings, page));
    if (cortex.positions().isPresent()
        || cortex.synapses().isPresent()
        || !cortex.functional().isEmpty()) {
      page.section("Neuron by neuron", () -> Data.matrices(cortex, page));
    }
    page.section("Provenance", () -> page.table(provenance));
    return page.html(
        cortex.provenance().title(),
        StudyPage.colours(branding) + header(cortex, branding.map(Branding::name).orElse("Anlage")),
        "");
  }

  private static void glance(Cortex cortex, Page page) {
    long warnings = cortex.provenance().checks().stream().filter(c -> !c.passed()).count();
    page.raw("<dl class=\"cards\">");
    card(page, Integer.toString(cortex.size()), "neurons");
    cortex.synapses().ifPresent(s -> card(page, Integer.toString(s.pairs()), "connected pairs"));
    cortex
        .activity()
        .ifPresent(a -> card(page, Long.toString(Math.round(a.duration())), "s of activity"));
    cortex.trials().ifPresent(t -> card(page, Integer.toString(t.size()), "trials"));
    card(page, cortex.provenance().checks().size() - warnings + "", "checks as expected");
    card(page, Long.toString(warnings), "warnings");
    page.raw("</dl>");
    cortex.provenance().checks().stream()
        .filter(check -> !check.passed())
        .map(CardPage::words)
        .forEach(page::warning);
  }

  private static String words(Check check) {
    return Html.sentence(check.name()) + ": " + check.detail() + ".";
  }

  private static void card(Page page, String value, String label) {
    page.raw("<div><dt>" + label + "</dt><dd>" + value + "</dd></div>");
  }

  private static String header(Cortex cortex, String distribution) {
    StringBuilder html =
        new StringBuilder("<header><p class=\"kicker\">")
            .append(Html.text(distribution))
            .append(" data card</p>")
            .append(Html.element("h1", cortex.provenance().title()));
    if (!cortex.provenance().citation().isEmpty()) {
      html.append("<p class=\"lead\">Cite ")
          .append(Html.text(cortex.provenance().citation()))
          .append("</p>");
    }
    if (cortex.provenance().synthetic()) {
      html.append("<p class=\"synthetic\" role=\"note\"><b>SYNTHETIC DATA</b> made by a generator,")
          .append(" not measured. Nothing below is a finding about cortex.</p>");
    }
    return html.append("</header>\n").toString();
  }
}
