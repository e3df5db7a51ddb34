use jumelles::engine::Library;
use jumelles::tidy::*;
use std::time::Instant;
fn hwm() -> String {
    std::fs::read_to_string("/proc/self/status")
        .unwrap()
        .lines()
        .filter(|l| l.starts_with("VmHWM") || l.starts_with("VmRSS"))
        .collect::<Vec<_>>()
        .join(" ")
}
fn main() {
    let b = std::fs::read("/tmp/messy.csv").unwrap();
    let lib = Library::shipped();
    {
        let c = b;
        println!("{}", hwm());
        let t = Instant::now();
        let mut i = jumelles::intake::take(c, "x", &Default::default());
        println!("take {:?} rows {}", t.elapsed(), i.table.len());
        println!("{}", hwm());
        let mut n = std::mem::take(&mut i.notes);
        let t = Instant::now();
        let m = suggest(&i, (&lib.gazetteer, &lib.measures), &mut n).unwrap();
        println!("suggest {:?}", t.elapsed());
        let t = Instant::now();
        let mut d = Draft::counting(&lib.gazetteer, &lib.measures);
        reshape(&i, &m, &mut d, &mut n);
        println!("reshape {:?}", t.elapsed());
        let t = Instant::now();
        let x = d.doubles();
        println!("{}", hwm());
        println!("doubles {:?} {}", t.elapsed(), x.len());
        let t = Instant::now();
        drop(i);
        println!("drop {:?}", t.elapsed());
    }
}
