//! Tables and heatmaps as tables of PowerPoint: a chart in, rows and cells out, each shade a fill.

use crate::base::as_number;
use crate::chart::{ChartKind, ChartSpec, DataPoint, SeriesColor};
use crate::render::pptx::parts::{emu, frame, points};
use crate::render::theme::{Rgb, Theme};
use crate::render::xml::escape;

/// The share of the width the names take.
const NAMES: f64 = 0.26;

/// The table, in the room of a chart.
pub(super) fn table(chart: &ChartSpec, theme: &Theme, [x, y, width, room]: [f64; 4]) -> String {
    let columns = as_number(chart.series.len().max(1));
    let rows = as_number(chart.slots.len() + 1);
    let (names, column) = (width * NAMES, width * (1.0 - NAMES) / columns);
    let height = (room / (rows + 0.6)).min(64.0);
    let size = (height * 0.42).clamp(11.0, 26.0).min(column / 5.2).max(10.0);
    let rtl = chart.language.is_rtl();
    let grid: String = std::iter::once(names)
        .chain(chart.series.iter().map(|_| column))
        .map(|width| format!("<a:gridCol w=\"{}\"/>", emu(width)))
        .collect();
    let style = Cells { chart, theme, size };
    let mut body = row(height * 1.6, &(style.cell("", "l", false, None) + &heads(&style)));
    for (rank, slot) in chart.slots.iter().enumerate() {
        let bold = slot.standing.is_spoken_of();
        let mut cells = style.cell(&slot.text(), if rtl { "r" } else { "l" }, bold, None);
        for series in &chart.series {
            let Some(point) = series.points.get(rank) else { continue };
            let ground = (chart.kind == ChartKind::Heatmap).then(|| shade(theme, series.hue, point)).flatten();
            cells += &style.cell(&point.text(), "ctr", bold, ground);
        }
        body += &row(height, &cells);
    }
    format!(
        "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"4\" name=\"Table\" descr=\"{}\"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr>\
         <p:nvPr/></p:nvGraphicFramePr><p:xfrm>{}</p:xfrm><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\">\
         <a:tbl><a:tblPr{} firstRow=\"1\"/><a:tblGrid>{grid}</a:tblGrid>{body}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>",
        escape(&chart.alt),
        frame(x, y, width, height * (rows + 0.6)),
        if rtl { " rtl=\"1\"" } else { "" }
    )
}

/// The names of columns, each with its unit.
fn heads(style: &Cells<'_>) -> String {
    let one = |series: &crate::chart::Series| {
        let text = [series.name.clone(), series.unit.clone()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
        Cells { size: style.size * 0.78, ..*style }.cell(&text, "ctr", false, None)
    };
    style.chart.series.iter().map(one).collect()
}

fn row(height: f64, cells: &str) -> String {
    format!("<a:tr h=\"{}\">{cells}</a:tr>", emu(height))
}

/// The ground of a cell: the stronger the better, as in our own picture.
fn shade(theme: &Theme, hue: SeriesColor, point: &DataPoint) -> Option<Rgb> {
    let ink = if hue == SeriesColor::Rest { theme.peer } else { theme.hue(hue) };
    point.shade.map(|shade| theme.paper.towards(ink, 0.06 + 0.84 * shade))
}

/// How cells are set.
#[derive(Clone, Copy)]
struct Cells<'a> {
    chart: &'a ChartSpec,
    theme: &'a Theme,
    size: f64,
}

impl Cells<'_> {
    fn cell(&self, text: &str, side: &str, bold: bool, ground: Option<Rgb>) -> String {
        let dark = ground.is_none_or(|ground| self.theme.ink.contrast(ground) >= self.theme.paper.contrast(ground));
        let ink = if dark { "tx1" } else { "bg1" };
        let fill = ground
            .map_or_else(|| "<a:noFill/>".to_owned(), |ground| format!("<a:solidFill><a:srgbClr val=\"{}\"/></a:solidFill>", ground.hex()));
        let line = |name: &str| {
            format!("<a:{name} w=\"9525\"><a:solidFill><a:srgbClr val=\"{}\"/></a:solidFill></a:{name}>", self.theme.line.hex())
        };
        let none = |name: &str| format!("<a:{name} w=\"0\"><a:noFill/></a:{name}>");
        let rtl = if self.chart.language.is_rtl() { " rtl=\"1\"" } else { "" };
        let run = format!(
            "<a:rPr lang=\"{}\" sz=\"{}\" b=\"{}\" dirty=\"0\"><a:solidFill><a:schemeClr val=\"{ink}\"/></a:solidFill></a:rPr>",
            self.chart.language.tag(),
            points(self.size),
            u8::from(bold)
        );
        let words = if text.is_empty() {
            run.replacen("<a:rPr", "<a:endParaRPr", 1).replacen("</a:rPr>", "</a:endParaRPr>", 1)
        } else {
            format!("<a:r>{run}<a:t>{}</a:t></a:r>", escape(text))
        };
        format!(
            "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn=\"{side}\"{rtl}/>{words}</a:p></a:txBody>\
             <a:tcPr marL=\"45720\" marR=\"45720\" marT=\"0\" marB=\"0\" anchor=\"ctr\">{}{}{}{}{fill}</a:tcPr></a:tc>",
            none("lnL"),
            none("lnR"),
            none("lnT"),
            line("lnB")
        )
    }
}
