package org.example.fixedpoints.one;

import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.result.Findings;
import org.anlage.api.analysis.RunAnalyzer;
import org.anlage.api.analysis.RunView;
import org.anlage.api.component.Extension;
import org.example.fixedpoints.Search;
import org.osgi.service.component.annotations.Component;

/** Fixed and slow points of a trained network (Sussillo and Barak 2013). */
@Component(service = Analyzer.class)
@Extension(
    name = "fixed-points",
    text = "Points where a trained network does not move, or hardly",
    source = "doi:10.1162/NECO_a_00409")
public final class FixedPoints implements RunAnalyzer<Search.Parameters> {

  @Override
  public Class<Search.Parameters> parameters() {
    return Search.Parameters.class;
  }

  @Override
  public Findings analyze(Search.Parameters parameters, RunView run, AnalysisContext context) {
    return Search.of(parameters, run, context.random()).findings(parameters);
  }
}
