use std::time::Instant;
use jumelles::tidy::*;
use jumelles::engine::Library;
fn main(){ let b=std::fs::read("/tmp/messy.csv").unwrap(); let lib=Library::shipped();
 for _ in 0..3 { let c=b.clone(); let t=Instant::now(); let mut i=jumelles::intake::take(c,"x",&Default::default()); println!("take {:?} rows {}", t.elapsed(), i.table.len()); let mut n=std::mem::take(&mut i.notes);
 let t=Instant::now(); let m=suggest(&i,(&lib.gazetteer,&lib.measures),&mut n).unwrap(); println!("suggest {:?}",t.elapsed());
 let t=Instant::now(); let mut d=Draft::counting(&lib.gazetteer,&lib.measures); reshape(&i,&m,&mut d,&mut n); println!("reshape {:?}",t.elapsed());
 let t=Instant::now(); let x=d.doubles(); println!("doubles {:?} {}",t.elapsed(),x.len());
 let t=Instant::now(); drop(i); println!("drop {:?}",t.elapsed());
 } }
