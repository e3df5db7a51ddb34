//! A filled polygon of any shape, as triangles: egui itself fills convex ones only.

use earcut::Earcut;
use egui::epaint::Vertex;
use egui::{Color32, Mesh, Painter, Pos2, Shape, Stroke};

/// The width of the line that smooths the edge, in points.
const EDGE: f32 = 1.0;

/// Fills a polygon.
pub(super) fn paint_area(painter: &Painter, points: Vec<Pos2>, fill: Color32) {
    painter.add(Shape::mesh(filled(&points, fill)));
    // A mesh has no smooth edge; a line of its colour has.
    painter.add(Shape::closed_line(points, Stroke::new(EDGE, fill)));
}

/// The triangles of a polygon.
fn filled(points: &[Pos2], fill: Color32) -> Mesh {
    let mut indices: Vec<u32> = Vec::new();
    Earcut::new().earcut(points.iter().map(|point| [point.x, point.y]), &[], &mut indices);
    let vertices = points.iter().map(|pos| Vertex { pos: *pos, uv: egui::epaint::WHITE_UV, color: fill }).collect();
    Mesh { indices, vertices, ..Mesh::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The area of the triangles of a mesh.
    fn area(mesh: &Mesh) -> f32 {
        let at = |index: u32| mesh.vertices.get(index as usize).map(|vertex| vertex.pos).unwrap_or_default();
        let of = |corners: &[u32]| {
            let [a, b, c] = [0, 1, 2].map(|index| at(corners.get(index).copied().unwrap_or_default()));
            ((b - a).x * (c - a).y - (b - a).y * (c - a).x).abs() / 2.0
        };
        mesh.indices.chunks(3).map(of).sum()
    }

    #[test]
    fn a_bay_is_not_filled() {
        // A square of ten with a bay of four by six cut into it.
        let corners = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (7.0, 10.0), (7.0, 4.0), (3.0, 4.0), (3.0, 10.0), (0.0, 10.0)];
        let mesh = filled(&corners.map(|(x, y)| Pos2::new(x, y)), Color32::BLACK);
        assert!((area(&mesh) - (100.0 - 24.0)).abs() < 1e-3, "{}", area(&mesh));
        assert!(filled(&[], Color32::BLACK).is_empty());
    }
}
