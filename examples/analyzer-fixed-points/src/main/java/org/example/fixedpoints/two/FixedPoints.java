package org.example.fixedpoints.two;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Column;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.anlage.api.analysis.RunAnalyzer;
import org.anlage.api.analysis.RunView;
import org.anlage.api.result.Table;
import org.anlage.api.component.Extension;
import org.example.fixedpoints.Search;
import org.osgi.service.component.annotations.Component;

/**
 * Fixed and slow points of a trained network (Sussillo and Barak 2013), and how activity behaves
 * around each: the eigenvalues of the Jacobian say in how many directions it leaves, and how slowly
 * the slowest comes back.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "fixed-points",
    text = "Points where a trained network does not move, or hardly, and their stability",
    source = "doi:10.1162/NECO_a_00409")
public final class FixedPoints implements RunAnalyzer<Search.Parameters> {

  @Override
  public Class<Search.Parameters> parameters() {
    return Search.Parameters.class;
  }

  @Override
  public Findings analyze(Search.Parameters parameters, RunView run, AnalysisContext context) {
    Search search = Search.of(parameters, run, context.random());
    List<Stability> stabilities =
        search.points().stream()
            .map(p -> Stability.of(search.network(), p, context.decompositions()))
            .toList();
    Findings plain = search.findings(parameters);
    List<Column> columns = new ArrayList<>(plain.tables().get(0).columns());
    columns.add(
        new Column.Numbers(
            "unstable_directions",
            "",
            stabilities.stream().mapToDouble(Stability::unstable).toArray()));
    columns.add(
        new Column.Numbers(
            "slowest_time_constant",
            "steps",
            stabilities.stream().mapToDouble(Stability::slowest).toArray()));
    Map<String, Double> metrics = new HashMap<>(plain.metrics());
    int fixed = search.fixed(parameters);
    metrics.put(
        "stable_fixed_points",
        (double) stabilities.subList(0, fixed).stream().filter(s -> s.unstable() == 0).count());
    List<Figure> figures = new ArrayList<>(plain.figures());
    if (!stabilities.isEmpty()) {
      figures.add(eigenvalues(stabilities.get(0)));
    }
    Table table = plain.tables().get(0);
    return new Findings(
        metrics,
        List.of(
            new Table(
                table.name(),
                table.caption()
                    + "; directions in which activity leaves, and how slowly the"
                    + " slowest of the others comes back",
                columns)),
        figures);
  }

  private static Figure eigenvalues(Stability slowest) {
    return new Figure(
        "fixed-point-eigenvalues",
        "Eigenvalues at the slowest point",
        "Of the Jacobian of one step; outside the unit circle activity leaves.",
        List.of(
            new Chart(
                "",
                Axis.linear("real part", ""),
                Axis.linear("imaginary part", ""),
                List.of(
                    new Mark.Points(
                        "eigenvalues",
                        slowest.eigenvalues().real(),
                        slowest.eigenvalues().imaginary())))));
  }
}
