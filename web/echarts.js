// The engine of the charts, loaded when a chart is opened (never on the vote page): ECharts with only what bars, a
// pie, steps and their description need, and one renderer. `cargo xtask web` bundles it into one classic script.
import { BarChart, LineChart, PieChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { LabelLayout, LegacyGridContainLabel } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";

use([BarChart, LineChart, PieChart]);
use([AriaComponent, GridComponent, LegendComponent, TooltipComponent]);
use([LabelLayout, LegacyGridContainLabel, SVGRenderer]);

window.juyiEcharts = {
  // Draws into `element`; the caller keeps the chart and calls its setOption, resize and dispose.
  init: (element) => init(element, null, { renderer: "svg" }),
};
